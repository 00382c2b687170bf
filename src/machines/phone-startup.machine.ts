import { assign, emit, setup } from 'xstate';
import { type Millis, Seconds } from '../basics/index.ts';

/** What a phone asks of a TFTP server while it starts; the device knows the names. */
export type StartupFile = 'ctl' | 'configuration' | 'default configuration';

export type PhoneStartupEvent =
  | { type: 'POWER.ON' }
  | { type: 'POWER.OFF' }
  /** Start again from the beginning, as after a reset. */
  | { type: 'RESET' }
  /** Load the configuration again and register again, without starting from the beginning. */
  | { type: 'RESTART' }
  | { type: 'ADDRESS.BOUND' }
  | { type: 'ADDRESS.TIMEOUT' }
  /** Another host has the address that DHCP gave. */
  | { type: 'ADDRESS.TAKEN' }
  | { type: 'SERVER.CHOSEN' }
  | { type: 'SERVERS.EXHAUSTED' }
  | { type: 'FILE.RECEIVED' }
  | { type: 'FILE.NOT_FOUND' }
  | { type: 'FILE.TIMEOUT' }
  | { type: 'FILE.ERROR' }
  | { type: 'CTL.SETTLED'; changed: boolean }
  | { type: 'CONFIGURATION.ACCEPTED' }
  | { type: 'CONFIGURATION.REFUSED' }
  /** CAPF has had its turn; `lacks` what a phone that is set secure needs for TLS and does not have. */
  | { type: 'SECURITY.SETTLED'; lacks: SecurityLack | undefined }
  /** Flash holds none any more. */
  | { type: 'CONFIGURATION.ERASED' };

export type SecurityLack = 'CTL file' | 'certificate';

export type PhoneStartupIntent =
  | { type: 'start network' }
  | { type: 'stop everything' }
  | { type: 'choose server' }
  | { type: 'choose server again' }
  | { type: 'next server' }
  | { type: 'fetch'; file: StartupFile }
  | { type: 'no ctl on server' }
  /** What the configuration says of security is to be seen to; a new one was loaded, or the old one
   * of the flash is in use. */
  | { type: 'settle security'; configuration: 'new' | 'old' }
  | { type: 'register' }
  | {
      type: 'status';
      status:
        | 'dhcp-timeout'
        | 'duplicate-ip'
        | 'configuration-not-found'
        | 'tftp-timeout'
        | 'no-ctl-for-tls'
        | 'no-certificate-for-tls';
    }
  | { type: 'screen'; screen: 'off' | 'booting' | 'configuring-ip' | 'configuring-cm-list' };

export interface PhoneStartupInput {
  /** From power to the first packet. */
  readonly bootTime: Millis;
  /** Whether flash holds a configuration from before. */
  readonly hasConfiguration: boolean;
}

/**
 * "A phone without a usable configuration repeats the same short list about every 45 s" (community
 * note on the 7940; no Cisco document states it).
 */
export const retryAfter = Seconds(45);

const withNewConfiguration = {
  target: 'settling security',
  actions: [
    'remember that flash holds a configuration',
    { type: 'settle security', params: 'new' },
  ],
} as const;

/**
 * From power to registration: address, TFTP server, CTL file, configuration file. (Cisco IP Phone
 * administration guides for 4.x, "Understanding the Phone Startup Process".) A server that does
 * not answer gives way to the next; when none answers, or none is authorized, the phone only tries
 * again later. A phone whose server has no configuration that it can use registers with the one that
 * its flash holds, if there is one.
 */
export const phoneStartupMachine = setup({
  types: {
    input: {} as PhoneStartupInput,
    context: {} as PhoneStartupInput,
    events: {} as PhoneStartupEvent,
    emitted: {} as PhoneStartupIntent,
  },
  actions: {
    'remember that flash holds a configuration': assign({ hasConfiguration: true }),
    'remember that flash holds none': assign({ hasConfiguration: false }),
    'start the network': emit({ type: 'start network' }),
    'stop everything': emit({ type: 'stop everything' }),
    'choose a server': emit({ type: 'choose server' }),
    'choose the server again': emit({ type: 'choose server again' }),
    'give the server up': emit({ type: 'next server' }),
    fetch: emit((_, file: StartupFile) => ({ type: 'fetch' as const, file })),
    'report that there is no CTL file': emit({ type: 'no ctl on server' }),
    'settle security': emit((_, configuration: 'new' | 'old') => ({
      type: 'settle security' as const,
      configuration,
    })),
    register: emit({ type: 'register' }),
    status: emit((_, status: (PhoneStartupIntent & { type: 'status' })['status']) => ({
      type: 'status' as const,
      status,
    })),
    show: emit((_, screen: (PhoneStartupIntent & { type: 'screen' })['screen']) => ({
      type: 'screen' as const,
      screen,
    })),
  },
  guards: {
    'flash holds a configuration': ({ context }) => context.hasConfiguration,
    'the trust list changed': ({ event }) => event.type === 'CTL.SETTLED' && event.changed,
    'there is no': ({ event }, lack: SecurityLack) =>
      event.type === 'SECURITY.SETTLED' && event.lacks === lack,
  },
  delays: {
    bootTime: ({ context }) => context.bootTime,
    retryAfter,
  },
}).createMachine({
  id: 'phone-startup',
  context: ({ input }) => input,
  initial: 'off',
  states: {
    off: {
      entry: ['stop everything', { type: 'show', params: 'off' }],
      on: { 'POWER.ON': 'on' },
    },
    on: {
      initial: 'booting',
      on: {
        'POWER.OFF': 'off',
        RESET: '.booting',
        RESTART: '.choosing server',
        'CONFIGURATION.ERASED': { actions: 'remember that flash holds none' },
      },
      states: {
        booting: {
          entry: ['stop everything', { type: 'show', params: 'booting' }],
          after: { bootTime: 'configuring IP' },
        },
        'configuring IP': {
          entry: [{ type: 'show', params: 'configuring-ip' }, 'start the network'],
          on: {
            'ADDRESS.BOUND': 'choosing server',
            'ADDRESS.TIMEOUT': { actions: { type: 'status', params: 'dhcp-timeout' } },
            'ADDRESS.TAKEN': { actions: { type: 'status', params: 'duplicate-ip' } },
          },
        },
        'choosing server': {
          entry: [{ type: 'show', params: 'configuring-cm-list' }, 'choose a server'],
          on: { 'SERVER.CHOSEN': 'fetching CTL file', 'SERVERS.EXHAUSTED': 'without a server' },
        },
        'trying next server': {
          entry: 'give the server up',
          on: { 'SERVER.CHOSEN': 'fetching CTL file', 'SERVERS.EXHAUSTED': 'without a server' },
        },
        'fetching CTL file': {
          entry: { type: 'fetch', params: 'ctl' },
          on: {
            'FILE.RECEIVED': 'checking CTL file',
            'FILE.NOT_FOUND': {
              target: 'checking CTL file',
              actions: 'report that there is no CTL file',
            },
            'FILE.ERROR': {
              target: 'checking CTL file',
              actions: 'report that there is no CTL file',
            },
            'FILE.TIMEOUT': {
              target: 'trying next server',
              actions: { type: 'status', params: 'tftp-timeout' },
            },
          },
        },
        'checking CTL file': {
          on: {
            'CTL.SETTLED': [
              { guard: 'the trust list changed', target: 'choosing server again' },
              { target: 'fetching configuration' },
            ],
          },
        },
        'choosing server again': {
          entry: 'choose the server again',
          on: {
            'SERVER.CHOSEN': 'fetching configuration',
            'SERVERS.EXHAUSTED': 'without a server',
          },
        },
        'fetching configuration': {
          entry: { type: 'fetch', params: 'configuration' },
          on: {
            'CONFIGURATION.ACCEPTED': withNewConfiguration,
            'CONFIGURATION.REFUSED': 'without a new configuration',
            'FILE.NOT_FOUND': 'fetching default configuration',
            'FILE.ERROR': 'fetching default configuration',
            'FILE.TIMEOUT': {
              target: 'trying next server',
              actions: { type: 'status', params: 'tftp-timeout' },
            },
          },
        },
        'fetching default configuration': {
          entry: { type: 'fetch', params: 'default configuration' },
          on: {
            'CONFIGURATION.ACCEPTED': withNewConfiguration,
            'CONFIGURATION.REFUSED': 'without a new configuration',
            'FILE.NOT_FOUND': {
              target: 'without a new configuration',
              actions: { type: 'status', params: 'configuration-not-found' },
            },
            'FILE.ERROR': {
              target: 'without a new configuration',
              actions: { type: 'status', params: 'configuration-not-found' },
            },
            'FILE.TIMEOUT': {
              target: 'trying next server',
              actions: { type: 'status', params: 'tftp-timeout' },
            },
          },
        },
        /** A refused or missing file leaves the old configuration in use. (Cisco 6901/6911 guide) */
        'without a new configuration': {
          always: [
            {
              guard: 'flash holds a configuration',
              target: 'settling security',
              actions: { type: 'settle security', params: 'old' },
            },
            { target: 'waiting' },
          ],
        },
        /** A phone that is set secure and cannot be so keeps asking for what it lacks. (Cisco IP
         * Phone administration guides for 4.x and 5.x, on the device security mode) */
        'settling security': {
          on: {
            'SECURITY.SETTLED': [
              {
                guard: { type: 'there is no', params: 'CTL file' },
                target: 'waiting',
                actions: { type: 'status', params: 'no-ctl-for-tls' },
              },
              {
                guard: { type: 'there is no', params: 'certificate' },
                target: 'waiting',
                actions: { type: 'status', params: 'no-certificate-for-tls' },
              },
              { target: 'registering' },
            ],
          },
        },
        /** An unauthorized phone does not run on old settings: it keeps asking. */
        'without a server': { after: { retryAfter: 'choosing server' } },
        waiting: { after: { retryAfter: 'choosing server' } },
        registering: { entry: 'register' },
      },
    },
  },
});
