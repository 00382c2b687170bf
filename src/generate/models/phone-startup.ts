import { phoneModels } from '../../devices/phone/index.ts';
import type { PhoneStartupIntent, phoneStartupMachine, StartupFile } from '../../machines/index.ts';
import type { Model, Reaction, Start, StepData } from '../model/index.ts';
import { movesOf } from './phone-startup-moves.ts';
import { type Env, lackOf, placeFrom, serverAddresses, serverInUse } from './phone-startup-site.ts';
import { phone } from './steps.ts';

type Machine = typeof phoneStartupMachine;

const begin = {
  told: ['publisher'],
  at: 0,
  served: 'both servers',
  configuration: 'none',
  undo: [],
} as const satisfies Partial<Env>;

const subscriber = { services: ['tftp'] };

const starts: readonly Start<Machine, Env>[] = [
  {
    name: 'a 7960 with a CTL file, and a server with an address that DHCP hands out',
    input: { bootTime: phoneModels[7960].bootTime, hasConfiguration: false },
    env: {
      ...begin,
      model: 7960,
      isTaken: true,
      held: 'both servers',
      hasCertificate: false,
    },
    site: {
      phones: { 'phone-1': { model: 7960, ctl: 'installed' } },
      servers: { subscriber, branch: { address: '10.1.1.1', services: [] } },
    },
    steps: [],
    host: 'phone-1',
  },
  {
    name: 'a 7970 fresh from the box',
    input: { bootTime: phoneModels[7970].bootTime, hasConfiguration: false },
    env: { ...begin, model: 7970, isTaken: false, held: undefined, hasCertificate: true },
    site: { phones: { 'phone-1': 7970 }, servers: { subscriber } },
    steps: [],
    host: 'phone-1',
  },
];

function choosing(from: number, env: Env): Reaction<Machine, Env> {
  const at = placeFrom(from, env);
  const isLeft = at < env.told.length;
  return {
    env: { ...env, at },
    events: [{ type: isLeft ? 'SERVER.CHOSEN' : 'SERVERS.EXHAUSTED' }],
  };
}

/** CAPF comes before registration when the phone is set secure and has an operation pending: as its
 * new configuration says, or as flash remembers. */
const settling = (env: Env): Reaction<Machine, Env> =>
  env.configuration === 'secure, with an LSC pending'
    ? {}
    : { events: [{ type: 'SECURITY.SETTLED', lacks: lackOf(env) }] };

const statusTexts = {
  'dhcp-timeout': 'DHCP timeout',
  'duplicate-ip': 'Duplicate IP',
  'configuration-not-found': 'CFG file not found',
  'tftp-timeout': 'TFTP timeout',
  'no-ctl-for-tls': 'No CTL file for TLS',
  'no-certificate-for-tls': 'No LSC for TLS',
} as const;

const screenTexts = {
  booting: 'Configuring VLAN',
  'configuring-ip': 'Configuring IP',
  'configuring-cm-list': 'Configuring CM List',
} as const;

const askedNames: Readonly<Record<StartupFile, string>> = {
  ctl: '/^CTLSEP/',
  configuration: '/^SEP/',
  'default configuration': '/^XMLDefault/',
};

function seen(intent: PhoneStartupIntent, env: Env): StepData[] {
  switch (intent.type) {
    case 'status':
      return [{ expect: { ...phone, status: statusTexts[intent.status] } }];
    case 'screen':
      if (intent.screen === 'off') return [{ expect: { ...phone, power: 'off' } }];
      return [{ expect: { ...phone, screen: screenTexts[intent.screen] }, within: '0 s' }];
    case 'fetch': {
      const message = {
        protocol: 'TFTP',
        name: 'Read Request',
        detail: askedNames[intent.file],
        to: serverAddresses[serverInUse(env) ?? 'stranger'],
      };
      return [{ expect: { ...phone, message } }];
    }
    case 'register':
      return [{ expect: { ...phone, screen: 'Opening 10.1.0.10' }, within: '0 s' }];
    default:
      return [];
  }
}

/** A server is looked up in the CTL file again only when that is another one. */
const lookUp = { ...phone, state: { 'tftp-authorization': 'looking up' } };
const unregistered = { ...phone, state: { registration: 'idle' } };

/** From power to registration, and what can get into the way. */
export const phoneStartupModel: Model<Machine, Env> = {
  machine: 'phone-startup',
  starts,

  moves: movesOf,

  react(intent, env) {
    switch (intent.type) {
      case 'choose server':
        return choosing(0, env);
      case 'choose server again':
        return choosing(env.at, env);
      case 'next server':
        return choosing(env.at + 1, env);
      case 'no ctl on server':
        return { events: [{ type: 'CTL.SETTLED', changed: false }] };
      case 'settle security':
        return settling(env);
      default:
        return {};
    }
  },

  key: ({ snapshot, env }) =>
    JSON.stringify([snapshot.context.hasConfiguration, { ...env, undo: [] }]),

  invariants: [
    {
      name: 'a phone knows whether its flash holds a configuration',
      source: 'this simulator',
      holds: ({ snapshot, env }) =>
        snapshot.context.hasConfiguration === (env.configuration !== 'none'),
    },
    {
      name: 'a phone that is set secure registers only with a CTL file and a certificate',
      source: 'Cisco IP Phone administration guides for 4.x and 5.x, on the device security mode',
      holds: ({ snapshot, env }) =>
        !snapshot.matches({ on: 'registering' }) || lackOf(env) === undefined,
    },
    {
      name: 'a phone without a TFTP server does not run on its old configuration',
      source: 'Guide, Using Alarms, TFTP Not Authorized',
      holds: ({ snapshot }, intents) =>
        !snapshot.matches({ on: 'without a server' }) ||
        intents.every(({ type }) => type !== 'settle security' && type !== 'register'),
    },
    {
      name: 'a phone asks only servers that its CTL file names',
      source: 'Guide, Using Alarms, TFTP Not Authorized',
      holds: ({ env }, intents) =>
        intents.every(({ type }) => type !== 'fetch') || env.at === placeFrom(env.at, env),
    },
    {
      name: 'a phone without power waits for nothing',
      source: 'this simulator',
      holds: ({ snapshot, delays }) => !snapshot.matches('off') || delays.length === 0,
    },
  ],

  observe({ snapshot, env }, intents) {
    const isKept = intents.every(({ type }) => type !== 'choose server again');
    const asksForConfiguration = intents.some(
      (intent) => intent.type === 'fetch' && intent.file === 'configuration',
    );
    return [
      ...intents.flatMap((intent) => seen(intent, env)),
      ...(asksForConfiguration && isKept ? [{ 'expect no': lookUp, for: '0 s' }] : []),
      ...(snapshot.matches('off') ? [{ expect: unregistered, within: '0 s' }] : []),
    ];
  },
};
