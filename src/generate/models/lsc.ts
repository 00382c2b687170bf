import type { CapfMode, LscSettings, lscMachine } from '../../machines/index.ts';
import type { Model, Start, StepData } from '../model/index.ts';
import { isInSession, movesOf } from './lsc-moves.ts';
import { type Env, needsNoUser, usual } from './lsc-site.ts';
import { phone } from './steps.ts';

type Machine = typeof lscMachine;

const starts = ([7960, 7970] as const).map(
  (model): Start<Machine, Env> => ({
    name: `a ${model}`,
    input: undefined,
    env: {
      model,
      phase: 'off',
      setUp: usual,
      isCallManagerUp: true,
      isAsked: false,
      remembered: 'none',
      isWritten: false,
    },
    site: { phones: { 'phone-1': { model, ctl: 'installed' } } },
    steps: [],
    host: 'phone-1',
  }),
);

const isAutomatic = ({ mode, knowsCapf }: LscSettings): boolean =>
  knowsCapf && mode !== 'none' && mode !== 'authentication string';

const refusals = {
  'not registered': 'LSC update: phone not registered',
  'security mode': 'LSC update: security mode not Non Secure',
  'no CAPF server': 'LSC update: no CAPF server',
};

/** How the phone proves to CAPF who it is, where it needs no user for that. */
function proof(mode: CapfMode): StepData[] {
  const answers: { readonly [Mode in CapfMode]?: string } = {
    'null string': '/AUTH_RESPONSE .*REASON [^,]*, PASSWORD/',
    'existing certificate, MIC first': '/AUTH_RESPONSE .*CERTIFICATE 2 .mic./',
  };
  const answer = answers[mode];
  return answer ? [{ expect: { ...phone, message: answer } }] : [];
}

/** When a phone turns to CAPF, and when it lets its user do so. */
export const lscModel: Model<Machine, Env> = {
  machine: 'lsc',
  starts,

  moves: movesOf,

  react(intent, env) {
    switch (intent.type) {
      case 'go on':
        return { env: { ...env, phase: 'registering' } };
      case 'start session': {
        const { mode } = intent;
        return { env: { ...env, remembered: mode, isWritten: mode !== env.remembered } };
      }
      case 'stop session':
        return { env: { ...env, remembered: 'none' }, events: [{ type: 'SESSION.ENDED' }] };
      case 'ask for the string':
        return { env: { ...env, isAsked: true } };
      default:
        return {};
    }
  },

  key: ({ snapshot, env }) => JSON.stringify([snapshot.context, { ...env, isWritten: false }]),

  invariants: [
    {
      name: 'CAPF comes before registration only for a phone that could not register without it',
      source: 'Security guide of CallManager, chapter on CAPF',
      holds: ({ snapshot }) =>
        !snapshot.matches({ operation: { 'in session': 'before registration' } }) ||
        (snapshot.context.isSecure && isAutomatic(snapshot.context)),
    },
    {
      name: 'an update is due only while an operation is pending that needs no user',
      source: 'Security guide of CallManager, chapter on CAPF',
      holds: ({ snapshot, env }) =>
        !snapshot.matches({ operation: 'due' }) ||
        (needsNoUser(env.setUp) && isAutomatic(snapshot.context)),
    },
    {
      name: 'only a registered and nonsecure phone takes an authentication string',
      source: 'Guide, Troubleshooting the Authentication String on the Phone',
      holds: ({ snapshot, env }, intents) =>
        !intents.some(
          (intent) =>
            intent.type === 'ask for the string' ||
            (intent.type === 'start session' && intent.mode === 'authentication string'),
        ) ||
        (env.phase === 'registered' && !snapshot.context.isSecure),
    },
    {
      name: 'a phone without power is in no session',
      source: 'this simulator',
      holds: (at) => at.env.phase !== 'off' || !isInSession(at),
    },
  ],

  observe({ env }, intents) {
    return intents.flatMap((intent): StepData[] => {
      switch (intent.type) {
        case 'start session':
          return [
            { expect: { ...phone, packet: { from: 'phone-1', port: 3804 } } },
            ...proof(intent.mode),
            ...(env.isWritten ? [{ expect: { ...phone, 'file stored': 'CAPF operation' } }] : []),
          ];
        case 'stop session':
          return [{ expect: { ...phone, status: 'LSC update stopped' } }];
        case 'ask for the string':
          return [{ expect: { ...phone, screen: 'Authentication String:' } }];
        case 'refuse the string':
          return [{ expect: { ...phone, status: refusals[intent.because] } }];
        default:
          return [];
      }
    });
  },
};
