import { assign, emit, setup } from 'xstate';
import type { Ipv4 } from '../basics/index.ts';

export type TftpAuthorizationEvent =
  | { type: 'SERVERS.KNOWN'; servers: readonly Ipv4[] }
  | { type: 'SERVER.LISTED' }
  | { type: 'SERVER.NOT_LISTED' }
  | { type: 'SERVER.NO_LIST' }
  /** The list itself has changed: the server in use is looked up again. */
  | { type: 'LIST.CHANGED' }
  /** The server in use does not answer: the next one is tried. */
  | { type: 'SERVER.SILENT' };

export type TftpAuthorizationIntent =
  | { type: 'look up'; server: Ipv4 }
  | { type: 'alarm'; server: Ipv4 }
  | { type: 'use'; server: Ipv4 }
  | { type: 'exhausted' };

interface Context {
  servers: readonly Ipv4[];
  /** Place of the server in question; the length of the list once all have been tried. */
  at: number;
}

/**
 * Whether a phone may load from a TFTP server: without a CTL file from any, with one only from
 * those that a record of it names. Each address that no record names raises the alarm once, so it
 * comes twice when DHCP gave a primary and a backup that are both unknown. (Guide, "Using Alarms",
 * TFTP Not Authorized.)
 */
export const tftpAuthorizationMachine = setup({
  types: {
    context: {} as Context,
    events: {} as TftpAuthorizationEvent,
    emitted: {} as TftpAuthorizationIntent,
  },
  actions: {
    'remember the servers': assign(({ event, context }) => ({
      servers: event.type === 'SERVERS.KNOWN' ? event.servers : context.servers,
      at: 0,
    })),
    'go to the next server': assign({ at: ({ context }) => context.at + 1 }),
    'look up': emit(({ context }) => ({ type: 'look up' as const, server: serverOf(context) })),
    'raise TFTP Not Authorized': emit(({ context }) => ({
      type: 'alarm' as const,
      server: serverOf(context),
    })),
    'use the server': emit(({ context }) => ({ type: 'use' as const, server: serverOf(context) })),
    'give up': emit({ type: 'exhausted' }),
  },
  guards: {
    'a server is left': ({ context }) => context.at < context.servers.length,
  },
}).createMachine({
  id: 'tftp-authorization',
  context: { servers: [], at: 0 },
  initial: 'idle',
  on: { 'SERVERS.KNOWN': { target: '.choosing', actions: 'remember the servers' } },
  states: {
    idle: {},
    choosing: {
      always: [{ guard: 'a server is left', target: 'looking up' }, { target: 'exhausted' }],
    },
    'looking up': {
      entry: 'look up',
      on: {
        'SERVER.LISTED': 'authorized',
        'SERVER.NO_LIST': 'nonsecure',
        'SERVER.NOT_LISTED': {
          target: 'choosing',
          actions: ['raise TFTP Not Authorized', 'go to the next server'],
        },
      },
    },
    authorized: {
      entry: 'use the server',
      on: {
        'SERVER.SILENT': { target: 'choosing', actions: 'go to the next server' },
        'LIST.CHANGED': 'looking up',
      },
    },
    nonsecure: {
      entry: 'use the server',
      on: {
        'SERVER.SILENT': { target: 'choosing', actions: 'go to the next server' },
        'LIST.CHANGED': 'looking up',
      },
    },
    exhausted: { entry: 'give up' },
  },
});

/** Asked only in states in which a server is left. */
const serverOf = ({ servers, at }: Context): Ipv4 => servers[at] as Ipv4;
