import { Hours, Minutes } from '../src/basics/index.ts';
import { loadScenario } from '../src/scenario/language/index.ts';
import { Site } from '../src/scenario/site.ts';
import type { Keep } from '../src/simulation/index.ts';
import type { Bench } from './bench.ts';
import { alternately, inChild } from './measure.ts';

const phones = 1000;
const idleTime = Hours(1);

function siteOf(count: number, keep: Keep): Site {
  const scenario = loadScenario(
    `title: bench
site: { phones: { phone: { model: 7960, count: ${count} } } }
steps: [wait: 1 s]`,
    'bench.yaml',
  );
  return new Site(scenario, { keep });
}

/** Power, DHCP, CTL file, signed configuration, registration. */
function boot(count: number, keep: Keep): Site {
  const site = siteOf(count, keep);
  for (const phone of site.phones.values()) phone.powerOn();
  const registered = () => site.server('publisher').callManager?.registeredPhones ?? 0;
  // A TFTP server serves 200 at a time: the last phones get their turn at their second attempt.
  site.world.run(Minutes(3), () => registered() === count);
  if (registered() !== count) throw new Error(`${registered()} of ${count} phones are registered`);
  return site;
}

export const bootPhones: Bench = {
  name: `${phones} phones boot, trace and bytes included`,
  unit: 'ms',
  baseline: 'ten times 100 phones',
  aim: { of: 'measured', atMost: 3000 },
  measure: () =>
    alternately(
      3,
      () => inChild('phones.js', 'bootAll').millis,
      () => inChild('phones.js', 'bootInTens').millis,
    ),
};

export function bootAll(): void {
  boot(phones, 'all');
}

export function bootInTens(): void {
  for (let ten = 0; ten < 10; ten++) boot(phones / 10, 'all');
}

/** How much faster than real time an hour goes by, with a keepalive of each phone every 30 s. */
export const idlePhones: Bench = {
  name: `${phones} registered phones idle`,
  unit: 'times real time',
  baseline: 'real time',
  aim: { of: 'measured', atLeast: 700 },
  measure: () =>
    alternately(
      3,
      () => {
        const both = inChild('phones.js', 'bootAndIdle').millis;
        const start = inChild('phones.js', 'bootWithoutTrace').millis;
        return idleTime / (both - start);
      },
      () => 1,
    ),
};

export const idleMemory: Bench = {
  name: `${phones} registered phones idle`,
  unit: 'MB peak',
  baseline: 'bare node',
  aim: { of: 'measured', atMost: 300 },
  measure: () =>
    alternately(
      1,
      () => inChild('phones.js', 'bootAndIdle').peakMegabytes,
      () => inChild('phones.js', 'nothing').peakMegabytes,
    ),
};

export function bootAndIdle(): void {
  boot(phones, 'nothing').world.run(idleTime);
}

export function bootWithoutTrace(): void {
  boot(phones, 'nothing');
}

export function nothing(): void {}
