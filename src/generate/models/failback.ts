import type { FailbackIntent } from '../../machines/index.ts';
import type { Model, StepData } from '../model/index.ts';
import { moves } from './failback-moves.ts';
import { type Env, type Machine, nameOf, placeOf, starts } from './failback-site.ts';
import { phone } from './steps.ts';

/** What can be seen of what the phone does. */
function seen(intent: FailbackIntent): StepData[] {
  switch (intent.type) {
    case 'probe': {
      const to = nameOf(placeOf(intent.server));
      return [{ expect: { packet: { from: 'phone-1', to, transport: 'tcp' } } }];
    }
    case 'ask for a token':
      return [{ expect: { ...phone, message: 'SCCP RegisterTokenReq' } }];
    case 'come home':
      return [
        { expect: { ...phone, message: 'SCCP Unregister' } },
        { expect: { ...phone, 'registered with': nameOf(placeOf(intent.server)) } },
      ];
    case 'give the probe up':
      return [];
  }
}

/** How a phone comes home to a server of higher priority. */
export const failbackModel: Model<Machine, Env> = {
  machine: 'failback',
  starts,
  moves,

  key: ({ snapshot: { context }, env }) => JSON.stringify([context.better.length, context.at, env]),

  invariants: [
    {
      name: 'a phone looks for a better server only while it is registered with another one',
      source: 'Cisco SRST administration guide, "rehome"',
      holds: ({ snapshot, env }) => snapshot.matches('at home') || (env.place ?? 0) > 0,
    },
    {
      name: 'a phone comes home only to a server that gave it a token',
      source: 'chan-sccp: RegisterTokenReq and its answers',
      holds: ({ env }, intents) =>
        intents.every(
          (intent) =>
            intent.type !== 'come home' || env.conditions[placeOf(intent.server)] === 'runs',
        ),
    },
  ],

  observe: (_at, intents) => intents.flatMap(seen),
};
