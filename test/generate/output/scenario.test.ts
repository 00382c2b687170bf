import { describe, expect, it } from 'vitest';
import { BugError } from '../../../src/basics/index.ts';
import { explore, type Model } from '../../../src/generate/model/index.ts';
import { scenarioOf } from '../../../src/generate/output/scenario.ts';
import { plan } from '../../../src/generate/paths/index.ts';
import { chartOf, ctlTrustMachine } from '../../../src/machines/index.ts';

interface Env {
  readonly starts: number;
}

/** A phone that starts again and again, and finds a CTL file the first time. */
const model: Model<typeof ctlTrustMachine, Env> = {
  machine: 'ctl-trust',
  starts: [
    {
      name: 'a new phone',
      input: { installed: false },
      env: { starts: 0 },
      site: {},
      steps: [{ wait: '1 s' }],
      host: 'phone-1',
    },
  ],
  moves: ({ env }) => [
    {
      name: env.starts === 0 ? 'the phone starts' : 'the phone starts again',
      events: [{ type: 'CTL.RECEIVED', verdict: env.starts === 0 ? 'first' : 'unchanged' }],
      env: { starts: Math.min(env.starts + 1, 2) },
      steps: [{ reset: 'phone-1' }],
      within: '30 s',
    },
  ],
  key: ({ env }) => String(env.starts),
  invariants: [],
  observe: (_, intents) =>
    intents.some(({ type }) => type === 'store') ? [{ expect: { 'file stored': 'CTL file' } }] : [],
};

const scenariosOf = (of: Model<typeof ctlTrustMachine, Env>) =>
  plan(explore(ctlTrustMachine, of), chartOf(ctlTrustMachine), { cover: 'moves' }).paths.map(
    (path) => scenarioOf(of, ctlTrustMachine, path as never, { title: 'A test', about: 'It.' }),
  );

describe('the scenario of a path', () => {
  it('does what the moves say, and expects the state of the machine after each', () => {
    expect(scenariosOf(model)[0]?.steps).toEqual([
      { wait: '1 s' },
      { expect: { on: 'phone-1', state: { 'ctl-trust': 'no CTL installed' } }, within: '0 s' },
      { say: 'The phone starts.' },
      { reset: 'phone-1' },
      // The state is another one: it comes some time, and what else is to be seen after it.
      { expect: { on: 'phone-1', state: { 'ctl-trust': 'CTL installed' } }, within: '30 s' },
      { expect: { 'file stored': 'CTL file' } },
      { say: 'The phone starts again.' },
      { reset: 'phone-1' },
      // The state is the same, once all that is to be seen was seen.
      { expect: { on: 'phone-1', state: { 'ctl-trust': 'CTL installed' } }, within: '0 s' },
      { say: 'The phone starts again.' },
      { reset: 'phone-1' },
      { expect: { on: 'phone-1', state: { 'ctl-trust': 'CTL installed' } }, within: '0 s' },
    ]);
  });

  it('cannot be written when the model takes two situations for one that differ', () => {
    const erase = { type: 'CTL.ERASE', way: 'ctl-file/delete-on-7960-7940' } as const;
    const received = { type: 'CTL.RECEIVED', verdict: 'first' } as const;
    const coarse: typeof model = {
      ...model,
      moves: ({ snapshot, env }) => {
        if (snapshot.matches('no CTL installed'))
          return [1, 2].map((starts) => ({
            name: `start ${starts}`,
            events: [received],
            env: { starts },
            steps: [],
          }));
        // Only one of the two situations can be left, by two ways.
        return env.starts === 2
          ? []
          : ['key', 'menu'].map((name) => ({ name, events: [erase], steps: [] }));
      },
      key: () => '',
    };

    expect(() => scenariosOf(coarse)).toThrow(BugError);
    expect(() => scenariosOf({ ...coarse, key: ({ env }) => String(env.starts) })).not.toThrow();
  });
});
