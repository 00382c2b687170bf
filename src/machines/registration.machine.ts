import { assign, emit, setup } from 'xstate';
import { Millis, Seconds } from '../basics/index.ts';

/** A CallManager as the configuration file names it. */
export interface RegistrationServer {
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

export type RegistrationEvent =
  | { type: 'START'; servers: readonly RegistrationServer[] }
  | { type: 'STOP' }
  /** The connection is there, and so is TLS where the phone is set to it. */
  | { type: 'STREAM.OPENED' }
  | { type: 'STREAM.CLOSED' }
  /** The CTL file has no certificate of the server, or another one than the server shows. */
  | { type: 'SERVER.NOT_TRUSTED' }
  /** A server of higher priority, to which a connection is open, takes the phone back. */
  | { type: 'HOME.FREE'; server: RegistrationServer }
  | { type: 'REGISTER.ACK'; keepaliveInterval: Millis }
  | { type: 'REGISTER.REJECT'; text: string }
  | { type: 'CAPABILITIES.REQ' }
  | { type: 'BUTTON_TEMPLATE.RES' }
  | { type: 'SOFT_KEY_TEMPLATE.RES' }
  | { type: 'SOFT_KEY_SET.RES' }
  | { type: 'LINE_STAT' }
  | { type: 'DEFINE_TIME_DATE' }
  | { type: 'KEEPALIVE.ACK' };

/** What a phone asks CallManager for, one after the other, before it is ready. */
export type SetupRequest =
  | 'capabilities'
  | 'button template'
  | 'soft key template'
  | 'soft key set'
  | 'line'
  | 'time and date';

export type RegistrationIntent =
  | { type: 'connect'; server: RegistrationServer }
  /** Instead of `connect`: the connection that is open already is the one from now on. */
  | { type: 'move'; server: RegistrationServer }
  | { type: 'not trusted'; server: RegistrationServer }
  | { type: 'disconnect'; because?: 'keepalive timeout' }
  | { type: 'send register' }
  | { type: 'send'; request: SetupRequest }
  | { type: 'send keepalive' }
  | { type: 'send unregister' }
  /** `better`: the servers of higher priority, highest first. */
  | {
      type: 'registered';
      server: RegistrationServer;
      better: readonly RegistrationServer[];
    }
  | { type: 'unregistered'; server: RegistrationServer }
  | { type: 'rejected'; text: string }
  | { type: 'load the configuration again' };

interface Context {
  servers: readonly RegistrationServer[];
  at: number;
  keepaliveInterval: Millis;
  /** Keepalives that were sent since the last acknowledgement. */
  unanswered: number;
  /** Times the whole list was tried in vain. */
  rounds: number;
}

/** StationKeepaliveInterval, service parameter of CallManager 4.1(3), seen in a capture. */
const defaultKeepaliveInterval = Seconds(30);
/** Keepalives that may stay without an answer (Cisco support forum; three, up to 90 s). */
const keepalivesBeforeFailover = 3;
/** A capture of a 7912 on 4.1(3): a new round every 10.5 s, three rounds, then the file again. */
export const roundInterval = Millis(10_500);
const roundsBeforeReload = 3;
/** The same capture: the phone spaces its requests about 100 ms apart. */
export const requestSpacing = Millis(100);
/** Not documented; chosen here: how long a phone waits for a connection with TLS, and for an answer
 * to Register or a request. */
export const answerTimeout = Seconds(30);
/** Not documented; chosen here: "phone then resets and tries again" after a RegisterReject. */
export const retryAfterReject = Seconds(30);

/** One request of the phone: a pause, the request, and its answer, which leads to the next. */
const request = <Answer extends RegistrationEvent['type'], Next extends string>(
  name: SetupRequest,
  answer: Answer,
  next: Next,
) =>
  ({
    initial: 'pausing',
    states: {
      pausing: { after: { requestSpacing: 'asking' } },
      asking: { entry: { type: 'send', params: name } },
    },
    on: { [answer]: next },
  }) as const;

const nextServer = { target: 'choosing server', actions: 'go to the next server' } as const;
const silentServer = {
  target: 'choosing server',
  actions: ['disconnect', 'go to the next server'],
} as const;

/**
 * SCCP registration with keepalive, the way along the list of servers, and home again. Whether a
 * server is reached in clear or inside TLS is the same here: a connection that TLS does not let come
 * about is one that was closed.
 */
export const registrationMachine = setup({
  types: {
    context: {} as Context,
    events: {} as RegistrationEvent,
    emitted: {} as RegistrationIntent,
  },
  actions: {
    'take the list': assign(({ event, context }) => ({
      servers: event.type === 'START' ? event.servers : context.servers,
      at: 0,
      rounds: 0,
    })),
    'go to the next server': assign({ at: ({ context }) => context.at + 1 }),
    'go home': assign({
      at: ({ event, context }) =>
        event.type === 'HOME.FREE'
          ? context.servers.findIndex((server) => isSame(server, event.server))
          : context.at,
    }),
    'begin another round': assign(({ context }) => ({ at: 0, rounds: context.rounds + 1 })),
    'take the keepalive interval': assign({
      // A server that says 0 leaves it as it was. Not documented; chosen here.
      keepaliveInterval: ({ event, context }) =>
        (event.type === 'REGISTER.ACK' && event.keepaliveInterval) || context.keepaliveInterval,
    }),
    'count a keepalive': assign({ unanswered: ({ context }) => context.unanswered + 1 }),
    'forget unanswered keepalives': assign({ unanswered: 0 }),
    'forget failed rounds': assign({ rounds: 0 }),
    connect: emit(({ context }) => ({ type: 'connect' as const, server: serverOf(context) })),
    move: emit(({ context }) => ({ type: 'move' as const, server: serverOf(context) })),
    'report that it is not trusted': emit(({ context }) => ({
      type: 'not trusted' as const,
      server: serverOf(context),
    })),
    disconnect: emit({ type: 'disconnect' }),
    'disconnect from a silent server': emit({
      type: 'disconnect',
      because: 'keepalive timeout',
    }),
    'send register': emit({ type: 'send register' }),
    send: emit((_, request: SetupRequest) => ({ type: 'send' as const, request })),
    'send keepalive': emit({ type: 'send keepalive' }),
    'send unregister': emit({ type: 'send unregister' }),
    'report registered': emit(({ context }) => ({
      type: 'registered' as const,
      server: serverOf(context),
      better: context.servers.slice(0, context.at),
    })),
    'report unregistered': emit(({ context }) => ({
      type: 'unregistered' as const,
      server: serverOf(context),
    })),
    'report rejected': emit(({ event }) => ({
      type: 'rejected' as const,
      text: event.type === 'REGISTER.REJECT' ? event.text : '',
    })),
    'load the configuration again': emit({ type: 'load the configuration again' }),
  },
  guards: {
    'a server is left': ({ context }) => context.at < context.servers.length,
    'rounds are left': ({ context }) => context.rounds + 1 < roundsBeforeReload,
    'too many keepalives stayed unanswered': ({ context }) =>
      context.unanswered >= keepalivesBeforeFailover,
  },
  delays: {
    keepaliveInterval: ({ context }) => context.keepaliveInterval,
    roundInterval,
    requestSpacing,
    answerTimeout,
    retryAfterReject,
  },
}).createMachine({
  id: 'registration',
  context: {
    servers: [],
    at: 0,
    keepaliveInterval: defaultKeepaliveInterval,
    unanswered: 0,
    rounds: 0,
  },
  initial: 'idle',
  on: { STOP: { target: '.idle', actions: 'disconnect' } },
  states: {
    idle: { on: { START: { target: 'choosing server', actions: 'take the list' } } },
    'choosing server': {
      always: [
        { guard: 'a server is left', target: 'connecting' },
        { guard: 'rounds are left', target: 'waiting' },
        { target: 'idle', actions: 'load the configuration again' },
      ],
    },
    waiting: {
      after: { roundInterval: { target: 'choosing server', actions: 'begin another round' } },
    },
    connecting: {
      entry: 'connect',
      on: {
        'STREAM.OPENED': 'registering',
        'STREAM.CLOSED': nextServer,
        'SERVER.NOT_TRUSTED': {
          target: 'choosing server',
          actions: ['report that it is not trusted', 'go to the next server'],
        },
      },
      after: { answerTimeout: silentServer },
    },
    registering: {
      entry: 'send register',
      on: {
        'REGISTER.ACK': { target: 'setting up', actions: 'take the keepalive interval' },
        'REGISTER.REJECT': { target: 'rejected', actions: ['report rejected', 'disconnect'] },
        'STREAM.CLOSED': nextServer,
      },
      after: { answerTimeout: silentServer },
    },
    rejected: {
      after: { retryAfterReject: { target: 'idle', actions: 'load the configuration again' } },
    },
    'setting up': {
      initial: 'awaiting capabilities request',
      on: { 'STREAM.CLOSED': nextServer },
      after: { answerTimeout: silentServer },
      states: {
        'awaiting capabilities request': {
          on: {
            'CAPABILITIES.REQ': {
              target: 'button template',
              actions: { type: 'send', params: 'capabilities' },
            },
          },
        },
        'button template': request('button template', 'BUTTON_TEMPLATE.RES', 'soft key template'),
        'soft key template': request('soft key template', 'SOFT_KEY_TEMPLATE.RES', 'soft key set'),
        'soft key set': request('soft key set', 'SOFT_KEY_SET.RES', 'line'),
        line: request('line', 'LINE_STAT', 'time and date'),
        'time and date': request('time and date', 'DEFINE_TIME_DATE', '#registered'),
      },
    },
    registered: {
      id: 'registered',
      entry: ['forget unanswered keepalives', 'forget failed rounds', 'report registered'],
      exit: 'report unregistered',
      on: {
        'KEEPALIVE.ACK': { actions: 'forget unanswered keepalives' },
        STOP: { target: 'idle', actions: ['send unregister', 'disconnect'] },
        'HOME.FREE': { target: 'registering', actions: ['send unregister', 'go home', 'move'] },
        'STREAM.CLOSED': nextServer,
      },
      initial: 'alive',
      states: {
        alive: {
          after: {
            keepaliveInterval: [
              {
                guard: 'too many keepalives stayed unanswered',
                target: '#registration.choosing server',
                actions: ['disconnect from a silent server', 'go to the next server'],
              },
              {
                target: 'alive',
                reenter: true,
                actions: ['count a keepalive', 'send keepalive'],
              },
            ],
          },
        },
      },
    },
  },
});

/** Asked only in states in which a server is left. */
const serverOf = ({ servers, at }: Context): RegistrationServer =>
  servers[at] as RegistrationServer;

const isSame = (one: RegistrationServer, other: RegistrationServer): boolean =>
  one.name === other.name && one.address === other.address && one.port === other.port;
