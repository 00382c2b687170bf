import { describe, expect, it } from 'vitest';
import { BugError } from '../../src/basics/index.ts';
import { runScenario } from '../../src/scenario/run.ts';
import type { RunOptions } from '../../src/scenario/scenario-run.ts';
import { type EntryOf, entryToJson, type TraceEntry } from '../../src/simulation/index.ts';
import { scenarioOf } from './scenario-of.ts';

const run = (steps: readonly string[], site?: string, options?: RunOptions) =>
  runScenario(scenarioOf(steps, site), options);

const verdictsOf = ({ world }: ReturnType<typeof run>) =>
  world.trace.entries.filter((entry): entry is EntryOf<'verdict'> => entry.kind === 'verdict');
const problemOf = ({ failure }: ReturnType<typeof run>) => failure?.problem;

const healthy = [
  'power on: phone-1',
  'expect: { on: phone-1, registered with: publisher }\n    within: 1 min',
];
const notAuthorized = '{ phones: { phone-1: { ctl: installed } }, dhcp: { tftp: 10.9.9.9 } }';

describe('a scenario that holds', () => {
  it('says so, with the rows of the guide that it showed and asserted', () => {
    const result = run(healthy);

    expect(result.held).toBe(true);
    expect(result.failure).toBeUndefined();
    expect([...result.reproduced]).toEqual(['device/7960']);
  });

  it('leaves a verdict for each expectation, with its evidence', () => {
    const result = run([...healthy, 'expect no: { alarm: File Auth Failed }\n    for: 1 s']);
    const [met, absent] = verdictsOf(result);

    expect(met).toMatchObject({ host: 'site', held: true, problem: '', line: 5 });
    expect(met?.evidence.map((seq) => result.world.trace.find(seq)?.kind)).toEqual([
      'registration',
    ]);
    expect(absent).toMatchObject({ held: true, evidence: [], line: 7 });
  });

  it('asserts nothing by waiting', () => {
    const [step] = healthy;
    const wait = 'wait until: { on: phone-1, registered with: publisher }';
    const result = run([step as string, wait]);

    expect(result.held).toBe(true);
    expect(result.reproduced.size).toBe(0);
    expect(verdictsOf(result)).toEqual([]);
  });

  it('makes each thing that is done the cause of what follows', () => {
    const { world } = run(healthy);
    const registered = world.trace.entries.find(({ kind }) => kind === 'registration');

    expect(world.trace.chain(registered?.seq ?? 0).at(-1)).toMatchObject({
      kind: 'step',
      text: 'power on phone-1',
    });
  });

  it('gives the same trace each time', () => {
    const traceOf = () => run(healthy).world.trace.entries.map(entryToJson);

    expect(traceOf()).toEqual(traceOf());
  });

  it('shows its whole trace to whoever prepares for it, whatever is kept', () => {
    const seen: TraceEntry[] = [];
    const { world } = run(healthy, '{}', {
      keep: 'nothing',
      prepare: ({ trace }) => trace.subscribe((entry) => seen.push(entry)),
    });

    expect(world.trace.entries).toEqual([]);
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => index + 1));
    expect(seen).toHaveLength(world.trace.length);
  });

  it('takes seed and start from whoever runs it before its own', () => {
    const { world } = run(['say: hello'], '{}', { seed: 99, start: new Date('2006-01-01') });

    expect(world.seed).toBe(99);
    expect(world.date()).toEqual(new Date('2006-01-01'));
  });

  it('says what it is told to say', () => {
    const { world } = run(['say: Look here.']);

    expect(world.trace.entries.at(-1)).toMatchObject({ kind: 'say', text: 'Look here.' });
  });
});

describe('the steps of a scenario', () => {
  const saidAt = (steps: string[]) =>
    run(steps).world.trace.entries.flatMap((entry) => (entry.kind === 'say' ? [entry.at] : []));

  it('follow each other at once', () => {
    expect(saidAt(['say: a', 'say: b'])).toEqual([0, 0]);
  });

  it('wait for their moment, or after the one before', () => {
    expect(
      saidAt(['say: a\n    at: 10 s', 'say: b\n    after: 5 s', 'say: c\n    at: 1 min']),
    ).toEqual([10_000, 15_000, 60_000]);
  });

  it('wait as long as they say', () => {
    expect(saidAt(['wait: 2 s', 'say: a', 'wait: 1 h', 'say: b'])).toEqual([2000, 3_602_000]);
  });

  it('fail when their moment has passed already', () => {
    const result = run(['wait: 10 s', 'say: late\n    at: 5 s']);

    expect(problemOf(result)).toBe('this moment has passed already when the step is reached');
    expect(verdictsOf(result)).toMatchObject([{ held: false, line: 5 }]);
  });

  it('may be taken at the very moment that is reached', () => {
    expect(run(['wait: 10 s', 'say: in time\n    at: 10 s']).held).toBe(true);
  });
});

describe('a scenario that fails', () => {
  it('ends with the step that failed', () => {
    const result = run(['expect: { alarm: x }', 'say: never said']);

    expect(result.held).toBe(false);
    expect(result.failure?.step).toMatchObject({ action: 'expect', line: 4 });
    expect(result.world.trace.entries.some(({ kind }) => kind === 'say')).toBe(false);
  });

  it('tells what came in the place of what was expected, newest last', () => {
    const result = run(
      ['power on: phone-1', 'expect: { on: phone-1, alarm: File Auth Failed }\n    within: 4 min'],
      notAuthorized,
    );

    expect(problemOf(result)).toBe('this did not happen within 4 min');
    expect(result.failure?.instead.map((entry) => entry.kind === 'alarm' && entry.text)).toEqual(
      Array(5).fill('TFTP Not Authorized: 10.9.9.9'),
    );
    const [verdict] = verdictsOf(result);
    expect(verdict).toMatchObject({ held: false, problem: 'this did not happen within 4 min' });
    expect(verdict?.evidence).toEqual(result.failure?.instead.map(({ seq }) => seq));
  });

  it('tells nothing instead when there was nothing of the kind', () => {
    const { failure } = run(['power on: phone-1', 'expect: { alarm: x }']);

    expect(failure?.instead).toEqual([]);
  });

  it('fails when something is waited for in vain', () => {
    const result = run(['wait until: { alarm: x }\n    within: 5 s']);

    expect(problemOf(result)).toBe('this did not happen within 5 s');
    expect(result.world.clock.now()).toBe(5000);
  });

  it('fails when something happens that must not', () => {
    const result = run(
      ['power on: phone-1', 'expect no: { on: phone-1, alarm: /Not Authorized/ }\n    for: 30 s'],
      notAuthorized,
    );

    expect(problemOf(result)).toBe('this happened');
    expect(result.failure?.instead).toMatchObject([{ kind: 'alarm' }]);
  });

  it('fails when something cannot be done, with what to try', () => {
    expect(problemOf(run(['reset: phone-1']))).toBe('phone-1 has no power. Switch it on first.');
  });

  it('does not hide a fault of ours', () => {
    const prepare: RunOptions['prepare'] = ({ trace }) =>
      trace.subscribe(({ kind }) => {
        if (kind === 'power') throw new BugError('a fault of ours');
      });

    expect(() => run(healthy, '{}', { prepare })).toThrow(BugError);
  });
});

describe('what an expectation is about', () => {
  it('is what happened since the last thing that was done', () => {
    const steps = [
      'power on: phone-1',
      'wait: 30 s',
      'expect: { on: phone-1, alarm: /Not Authorized/ }\n    within: 0 s',
      'reset: phone-1',
      'expect no: { on: phone-1, alarm: /Not Authorized/ }\n    for: 10 s',
    ];

    expect(problemOf(run(steps, notAuthorized))).toBeUndefined();
  });

  it('is not begun anew by waiting, saying and other expectations', () => {
    const steps = [
      'power on: phone-1',
      'wait: 30 s',
      'say: hello',
      'expect no: { alarm: x }',
      'expect: { on: phone-1, alarm: /Not Authorized/ }\n    within: 0 s',
    ];

    expect(run(steps, notAuthorized).held).toBe(true);
  });

  it('is what still lasts, from before the last thing that was done too', () => {
    const steps = [
      ...healthy,
      'show: { on: phone-1, what: ctl }',
      'expect: { on: phone-1, registered with: publisher, screen: "2001" }\n    within: 1 s',
      'expect: { on: phone-1, state: { registration: registered, ctl-trust: CTL installed } }',
      'expect: { on: publisher, counter: { RegisteredHardwarePhones: 1 } }',
    ];

    expect(problemOf(run(steps))).toBeUndefined();
  });

  it('is not what something else took the place of', () => {
    const steps = [
      ...healthy,
      'power off: phone-1',
      'show: { on: phone-1, what: ctl }',
      'expect: { on: phone-1, registered with: publisher }',
    ];

    expect(problemOf(run(steps))).toBe('this did not happen within 10 s');
  });

  it('is what lasts since before the first step', () => {
    const steps = ['expect: { on: phone-1, state: { phone-startup: off, registration: idle } }'];

    expect(run(steps).held).toBe(true);
  });

  it('may be a packet of a phone, or to one', () => {
    const steps = [
      ...healthy,
      'expect: { packet: { from: phone-1, to: publisher, transport: tcp, port: 2000 } }',
      'expect: { packet: { from: publisher, to: phone-1, transport: tcp } }',
      'expect: { message: { protocol: SCCP, name: RegisterAck, to: phone-1 } }',
      'expect: { packet: { from: phone-1, to: 255.255.255.255, port: 67 } }',
    ];

    expect(problemOf(run(steps))).toBeUndefined();
  });
});
