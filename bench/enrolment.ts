import { Minutes } from '../src/basics/index.ts';
import { loadScenario } from '../src/scenario/language/index.ts';
import { Site } from '../src/scenario/site.ts';
import type { Bench } from './bench.ts';
import { alternately, inChild } from './measure.ts';

const phones = 100;

/** Each phone makes a key, CAPF issues its LSC, and it registers over TLS. */
function enrol(count: number): void {
  const scenario = loadScenario(
    `title: bench
site:
  phones:
    phone:
      model: 7960
      count: ${count}
      security mode: encrypted
      capf: { operation: install, mode: 'null string' }
steps: [wait: 1 s]`,
    'bench.yaml',
  );
  const site = new Site(scenario);
  for (const phone of site.phones.values()) phone.powerOn();
  site.world.run(Minutes(10));
  const registered = [...site.phones.values()].filter(({ isRegistered }) => isRegistered).length;
  if (registered !== count) throw new Error(`${registered} of ${count} phones are registered`);
}

export const enrolPhones: Bench = {
  name: `${phones} phones enrol an LSC and register encrypted`,
  unit: 'ms',
  baseline: 'ten times 10 phones',
  aim: { of: 'measured', atMost: 5000 },
  measure: () =>
    alternately(
      3,
      () => inChild('enrolment.js', 'enrolAll').millis,
      () => inChild('enrolment.js', 'enrolInTens').millis,
    ),
};

export function enrolAll(): void {
  enrol(phones);
}

export function enrolInTens(): void {
  for (let ten = 0; ten < 10; ten++) enrol(phones / 10);
}
