import { assign, emit, not, setup, stateIn } from 'xstate';

/** How CAPF wants the phone to prove who it is, as the configuration file says. */
export type CapfMode =
  | 'none'
  | 'authentication string'
  | 'null string'
  | 'existing certificate, LSC first'
  | 'existing certificate, MIC first';

/** What the configuration says of CAPF and of the security of the device. */
export interface LscSettings {
  /** `none` when no operation is pending. */
  readonly mode: CapfMode;
  /** Whether the device security mode is authenticated or encrypted. */
  readonly isSecure: boolean;
  /** Whether the configuration names a CAPF server. */
  readonly knowsCapf: boolean;
}

export type LscEvent =
  /** The configuration is loaded, the phone is about to register. */
  | { type: 'PREPARE'; settings: LscSettings }
  | { type: 'REGISTERED' }
  | { type: 'UNREGISTERED' }
  /** The Update softkey. */
  | { type: 'UPDATE' }
  /** The Submit softkey: an authentication string was entered. */
  | { type: 'SUBMIT' }
  /** The Stop softkey. */
  | { type: 'STOP' }
  | { type: 'SESSION.ENDED' }
  /** The phone starts again, or has lost its power. */
  | { type: 'RESET' };

/** Why the user cannot enter a string now. */
export type StringRefusal = 'security mode' | 'not registered' | 'no CAPF server';

export type LscIntent =
  /** As far as the LSC is concerned the phone may register. */
  | { type: 'go on' }
  | { type: 'start session'; mode: CapfMode }
  /** The user gives it up. */
  | { type: 'stop session' }
  /** Whatever happens to the phone happens to the session. */
  | { type: 'drop session' }
  | { type: 'ask for the string' }
  | { type: 'refuse the string'; because: StringRefusal };

const notRegistered = {
  actions: { type: 'refuse the string', params: 'not registered' },
} as const;

/** Of several reasons the first is told: the mode is what keeps a phone from registering too. */
const refusals = [
  {
    guard: 'the phone is set secure',
    actions: { type: 'refuse the string', params: 'security mode' },
  },
  { guard: 'the phone is not registered', ...notRegistered },
  {
    guard: 'no CAPF server is known',
    actions: { type: 'refuse the string', params: 'no CAPF server' },
  },
] as const;

const prepare = [
  {
    guard: 'CAPF comes first',
    target: '#before registration',
    actions: ['take the settings', 'start the session'],
  },
  { guard: 'CAPF comes later', target: '#due', actions: ['take the settings', 'go on'] },
  { target: '#none', actions: ['take the settings', 'go on'] },
] as const;

/**
 * When a phone turns to CAPF. By null string or existing certificate it does so by itself: after it
 * has registered when it is nonsecure, before when it is authenticated or encrypted, as it could not
 * register without the LSC. By authentication string it does when its user enters one, which can be
 * done only while the phone is registered and nonsecure. (Guide, "Troubleshooting the Authentication
 * String on the Phone"; security guide of CallManager, chapter on CAPF)
 */
export const lscMachine = setup({
  types: {
    context: {} as LscSettings,
    events: {} as LscEvent,
    emitted: {} as LscIntent,
  },
  actions: {
    'take the settings': assign(({ event, context }) =>
      event.type === 'PREPARE' ? event.settings : context,
    ),
    'go on': emit({ type: 'go on' }),
    'start the session': emit(({ context }) => ({
      type: 'start session' as const,
      mode: context.mode,
    })),
    'start the session with the string': emit({
      type: 'start session',
      mode: 'authentication string',
    }),
    'stop the session': emit({ type: 'stop session' }),
    'drop the session': emit({ type: 'drop session' }),
    'ask for the string': emit({ type: 'ask for the string' }),
    'refuse the string': emit((_, because: StringRefusal) => ({
      type: 'refuse the string' as const,
      because,
    })),
  },
  guards: {
    'CAPF comes first': ({ event }) =>
      event.type === 'PREPARE' && isAutomatic(event.settings) && event.settings.isSecure,
    'CAPF comes later': ({ event }) => event.type === 'PREPARE' && isAutomatic(event.settings),
    'the phone is set secure': ({ context }) => context.isSecure,
    'no CAPF server is known': ({ context }) => !context.knowsCapf,
    'the phone is not registered': not(stateIn({ registration: 'registered' })),
  },
}).createMachine({
  id: 'lsc',
  context: { mode: 'none', isSecure: false, knowsCapf: false },
  type: 'parallel',
  states: {
    registration: {
      initial: 'not registered',
      states: {
        'not registered': { on: { REGISTERED: 'registered' } },
        registered: { on: { UNREGISTERED: 'not registered' } },
      },
    },
    operation: {
      initial: 'none',
      states: {
        none: {
          id: 'none',
          on: {
            PREPARE: prepare,
            UPDATE: [...refusals, { actions: 'ask for the string' }],
            SUBMIT: [
              ...refusals,
              {
                target: '#beside registration',
                actions: 'start the session with the string',
              },
            ],
          },
        },
        due: {
          id: 'due',
          on: {
            PREPARE: prepare,
            REGISTERED: { target: '#beside registration', actions: 'start the session' },
            UPDATE: notRegistered,
            SUBMIT: notRegistered,
            RESET: 'none',
          },
        },
        'in session': {
          initial: 'beside registration',
          on: {
            STOP: { actions: 'stop the session' },
            RESET: { target: 'none', actions: 'drop the session' },
          },
          states: {
            'before registration': {
              id: 'before registration',
              on: { 'SESSION.ENDED': { target: '#none', actions: 'go on' } },
            },
            'beside registration': {
              id: 'beside registration',
              on: {
                'SESSION.ENDED': '#none',
                PREPARE: { actions: ['take the settings', 'go on'] },
              },
            },
          },
        },
      },
    },
  },
});

/** Whether the phone turns to CAPF without its user. */
const isAutomatic = ({ mode, knowsCapf }: LscSettings): boolean =>
  knowsCapf && mode !== 'none' && mode !== 'authentication string';
