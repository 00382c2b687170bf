import { assign, emit, setup } from 'xstate';
import { Millis, Seconds } from '../basics/index.ts';
import type { RegistrationServer } from './registration.machine.ts';

export type FailbackEvent =
  /** The phone is registered; `better` are the servers of higher priority, highest first. */
  | { type: 'REGISTERED'; better: readonly RegistrationServer[] }
  | { type: 'UNREGISTERED' }
  | { type: 'PROBE.OPENED' }
  /** It could not be opened, or broke. */
  | { type: 'PROBE.CLOSED' }
  | { type: 'TOKEN.ACK' }
  /** `wait`: how long the phone is not to ask again. */
  | { type: 'TOKEN.REJECT'; wait: Millis };

export type FailbackIntent =
  /** Opens a connection beside the one over which the phone is registered. */
  | { type: 'probe'; server: RegistrationServer }
  | { type: 'ask for a token' }
  | { type: 'give the probe up' }
  /** The phone is to register over the connection that is open. */
  | { type: 'come home'; server: RegistrationServer };

interface Context {
  better: readonly RegistrationServer[];
  at: number;
  wait: Millis;
}

/** Not documented; chosen here: how often a phone looks for a server of higher priority. */
export const probeInterval = Seconds(60);
/** Not documented; chosen here: how long it waits for the connection, and for the token. */
export const probePatience = Seconds(30);
/** Servers that were cloned ask for 10 s while they are busy; less is not believed (chan-sccp). */
const shortestTokenWait = Seconds(10);

const nextServer = { target: '#choosing server', actions: 'go to the next server' } as const;
const silentServer = {
  target: '#choosing server',
  actions: ['give the probe up', 'go to the next server'],
} as const;

/**
 * How a phone that had to turn to a server of lower priority comes home: it looks for the better
 * ones from time to time, asks the first that answers for a token, and registers there when it gets
 * one. (RegisterTokenReq and its answers: chan-sccp; Cisco SRST administration guide, "rehome")
 */
export const failbackMachine = setup({
  types: {
    context: {} as Context,
    events: {} as FailbackEvent,
    emitted: {} as FailbackIntent,
  },
  actions: {
    'remember the better servers': assign({
      better: ({ event, context }) => (event.type === 'REGISTERED' ? event.better : context.better),
    }),
    'begin with the best': assign({ at: 0 }),
    'go to the next server': assign({ at: ({ context }) => context.at + 1 }),
    'note how long to wait': assign({
      wait: ({ event, context }) =>
        event.type === 'TOKEN.REJECT'
          ? Millis(Math.max(event.wait, shortestTokenWait))
          : context.wait,
    }),
    probe: emit(({ context }) => ({ type: 'probe' as const, server: serverOf(context) })),
    'ask for a token': emit({ type: 'ask for a token' }),
    'give the probe up': emit({ type: 'give the probe up' }),
    'come home': emit(({ context }) => ({ type: 'come home' as const, server: serverOf(context) })),
  },
  guards: {
    'there are better servers': ({ event }) =>
      event.type === 'REGISTERED' && event.better.length > 0,
    'a server is left': ({ context }) => context.at < context.better.length,
  },
  delays: { probeInterval, probePatience, tokenWait: ({ context }) => context.wait },
}).createMachine({
  id: 'failback',
  context: { better: [], at: 0, wait: shortestTokenWait },
  initial: 'at home',
  states: {
    'at home': {
      id: 'at home',
      on: {
        REGISTERED: {
          guard: 'there are better servers',
          target: 'away',
          actions: 'remember the better servers',
        },
      },
    },
    away: {
      initial: 'resting',
      on: { UNREGISTERED: 'at home' },
      states: {
        resting: {
          after: { probeInterval: { target: 'choosing server', actions: 'begin with the best' } },
        },
        'choosing server': {
          id: 'choosing server',
          always: [{ guard: 'a server is left', target: 'probing' }, { target: 'resting' }],
        },
        probing: {
          initial: 'connecting',
          on: {
            'PROBE.CLOSED': nextServer,
            UNREGISTERED: { target: '#at home', actions: 'give the probe up' },
          },
          after: { probePatience: silentServer },
          states: {
            connecting: { entry: 'probe', on: { 'PROBE.OPENED': 'asking' } },
            asking: {
              entry: 'ask for a token',
              on: {
                'TOKEN.ACK': { target: '#at home', actions: 'come home' },
                'TOKEN.REJECT': {
                  target: '#told to wait',
                  actions: ['note how long to wait', 'give the probe up'],
                },
              },
            },
          },
        },
        'told to wait': {
          id: 'told to wait',
          after: { tokenWait: { target: 'choosing server', actions: 'begin with the best' } },
        },
      },
    },
  },
});

/** Asked only in states in which a server is left. */
const serverOf = ({ better, at }: Context): RegistrationServer => better[at] as RegistrationServer;
