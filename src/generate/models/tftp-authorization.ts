import { Ipv4 } from '../../basics/index.ts';
import type { TftpAuthorizationEvent, tftpAuthorizationMachine } from '../../machines/index.ts';
import type { At, Model, Move, Start, StepData } from '../model/index.ts';
import { look, phone } from './steps.ts';

type Machine = typeof tftpAuthorizationMachine;
type Server = 'publisher' | 'subscriber' | 'stranger';

const addresses: Readonly<Record<Server, Ipv4>> = {
  publisher: Ipv4('10.1.0.10'),
  subscriber: Ipv4('10.1.0.11'),
  /** Nobody has this address. */
  stranger: Ipv4('10.9.9.9'),
};
const servers = Object.keys(addresses) as readonly Server[];

interface Env {
  readonly isOn: boolean;
  /** The TFTP servers that DHCP names. */
  readonly told: readonly Server[];
  /** The servers that the CTL file of the TFTP servers names. */
  readonly written: readonly Server[];
  /** Those that the CTL file in the flash of the phone names. */
  readonly held: readonly Server[] | undefined;
  /** Whether the phone has the very file that the servers have. */
  readonly isHeld: boolean;
  /** Whose TFTP service is stopped. */
  readonly stopped: readonly Server[];
  /** What the phone asks of the next server that it may use. */
  readonly asksFor: 'CTL file' | 'configuration';
  /** Whom the phone has told not to be authorized since somebody last did something. */
  readonly alarms: readonly Server[];
}

const tellings: readonly (readonly Server[])[] = [
  ['publisher'],
  ['publisher', 'subscriber'],
  ['stranger', 'subscriber'],
  ['stranger'],
  [],
];

const writings: readonly (readonly Server[])[] = [['publisher', 'subscriber'], ['subscriber'], []];

const begin: Env = {
  isOn: false,
  told: ['publisher'],
  written: ['publisher', 'subscriber'],
  held: undefined,
  isHeld: false,
  stopped: [],
  asksFor: 'CTL file',
  alarms: [],
};

const starts: readonly Start<Machine, Env>[] = [
  {
    name: 'a phone with a CTL file',
    input: undefined,
    env: { ...begin, held: begin.written, isHeld: true },
    site: { phones: { 'phone-1': { ctl: 'installed' } }, servers: { subscriber: {} } },
    steps: [],
    host: 'phone-1',
  },
  {
    name: 'a phone without a CTL file',
    input: undefined,
    env: begin,
    site: { phones: { 'phone-1': 7960 }, servers: { subscriber: {} } },
    steps: [],
    host: 'phone-1',
  },
];

const listed = (names: readonly Server[]): string => names.join(' and ') || 'no server';
const same = (a: readonly Server[], b: readonly Server[]): boolean => listed(a) === listed(b);

const known = ({ told }: Env): TftpAuthorizationEvent => ({
  type: 'SERVERS.KNOWN',
  servers: told.map((server) => addresses[server]),
});

const serverAt = (address: Ipv4): Server =>
  servers.find((server) => addresses[server] === address) as Server;

/** The server that the phone loads from, while it waits for an answer. */
function inUse({ snapshot, env }: At<Machine, Env>): Server | undefined {
  if (!snapshot.matches('authorized') && !snapshot.matches('nonsecure')) return undefined;
  return env.told[snapshot.context.at];
}

const tftp = (server: Server): object => ({ service: 'tftp', on: server });

/** Services that stand still are started again before the phone looks anew. */
const startAll = ({ stopped }: Env): StepData[] =>
  stopped.map((server) => ({ 'start service': tftp(server) }));

const afresh = { stopped: [], asksFor: 'CTL file', alarms: [] } as const satisfies Partial<Env>;

/** The phone has learned its servers, and has looked for one that it may use. */
const chosen: StepData = {
  'wait until': { ...phone, state: { 'phone-startup': 'choosing server' } },
};

/** Something is changed, and the phone starts and learns its servers again. */
function starting(
  name: string,
  env: Env,
  changes: Partial<Env>,
  steps: readonly StepData[],
): Move<Machine, Env> {
  const changed = { ...env, ...afresh, ...changes, isOn: true };
  const start: StepData = env.isOn ? { reset: 'phone-1' } : { 'power on': 'phone-1' };
  return {
    name,
    events: [known(changed)],
    env: changed,
    steps: [...steps, ...startAll(env), start, chosen],
  };
}

function changes(env: Env): Move<Machine, Env>[] {
  return [
    starting('the phone starts', env, {}, []),
    ...tellings
      .filter((told) => !same(told, env.told))
      .map((told) =>
        starting(`DHCP names ${listed(told)}`, env, { told }, [
          {
            'change dhcp': {
              tftp: told.map((server) => (server === 'stranger' ? addresses.stranger : server)),
            },
          },
        ]),
      ),
    ...writings
      .filter((written) => !same(written, env.written))
      .map((written) =>
        starting(`a new CTL file names ${listed(written)}`, env, { written, isHeld: false }, [
          { 'update ctl': { records: written } },
        ]),
      ),
  ];
}

/** The phone then starts again by itself. */
function erasing(env: Env): Move<Machine, Env>[] {
  if (!env.isOn || !env.held) return [];
  const erased: Env = { ...env, ...afresh, held: undefined, isHeld: false };
  return [
    {
      name: 'the CTL file is erased at the phone',
      events: [known(erased)],
      env: erased,
      steps: [
        ...startAll(env),
        { press: { ...phone, keys: ['settings', 6, 4, '**#', 'Erase'] } },
        chosen,
      ],
    },
  ];
}

function silence(server: Server, env: Env): Move<Machine, Env> {
  const isThere = server !== 'stranger' && !env.stopped.includes(server);
  return {
    name: `${server} does not answer`,
    events: [{ type: 'SERVER.SILENT' }],
    env: {
      ...env,
      stopped: isThere ? [...env.stopped, server] : env.stopped,
      asksFor: 'CTL file',
      alarms: [],
    },
    steps: [
      isThere ? { 'stop service': tftp(server) } : look,
      { 'wait until': { ...phone, status: 'TFTP timeout' } },
    ],
  };
}

/** An answer that holds nothing new is nothing to this machine. */
function answer(server: Server, env: Env): Move<Machine, Env>[] {
  const comes =
    server !== 'stranger' &&
    !env.stopped.includes(server) &&
    env.asksFor === 'CTL file' &&
    !env.isHeld;
  if (!comes) return [];
  return [
    {
      name: 'the CTL file of the server is another one',
      events: [{ type: 'LIST.CHANGED' }],
      env: { ...env, held: env.written, isHeld: true, asksFor: 'configuration' },
      steps: [{ 'wait until': { ...phone, 'file stored': 'CTL file' } }],
    },
  ];
}

const warningOf = (server: Ipv4): object => ({
  ...phone,
  alarm: `TFTP Not Authorized: ${server}`,
});
const anyWarning = { ...phone, alarm: '/^TFTP Not Authorized/' };

const request = (to: Ipv4, file: Env['asksFor']): object => ({
  ...phone,
  message: {
    protocol: 'TFTP',
    name: 'Read Request',
    detail: file === 'CTL file' ? '/^CTLSEP/' : '/^SEP/',
    to,
  },
});

const withoutServer = { ...phone, state: { 'phone-startup': 'without a server' } };

/** Which TFTP servers a phone loads from, and which it warns of. */
export const tftpAuthorizationModel: Model<Machine, Env> = {
  machine: 'tftp-authorization',
  starts,

  moves(at) {
    const { snapshot, env } = at;
    const server = inUse(at);
    return [
      ...changes(env),
      ...erasing(env),
      ...(server ? [silence(server, env), ...answer(server, env)] : []),
      ...(snapshot.matches('exhausted')
        ? [
            {
              name: 'after a while the phone tries again',
              events: [known(env)],
              env: { ...env, ...afresh },
              steps: [look, ...startAll(env), chosen],
            },
          ]
        : []),
    ];
  },

  react(intent, env) {
    switch (intent.type) {
      case 'look up': {
        if (!env.held || env.held.length === 0) return { events: [{ type: 'SERVER.NO_LIST' }] };
        const isListed = env.held.includes(serverAt(intent.server));
        return { events: [{ type: isListed ? 'SERVER.LISTED' : 'SERVER.NOT_LISTED' }] };
      }
      case 'alarm':
        return { env: { ...env, alarms: [...env.alarms, serverAt(intent.server)] } };
      default:
        return {};
    }
  },

  key: ({ snapshot, env }) => JSON.stringify([snapshot.context.at, { ...env, alarms: [] }]),

  invariants: [
    {
      name: 'a phone with a CTL file loads only from servers that it names',
      source: 'Guide, Using Alarms, TFTP Not Authorized',
      holds: (at) => {
        const server = inUse(at);
        const { held } = at.env;
        return !server || !held || held.length === 0 || held.includes(server);
      },
    },
    {
      name: 'a server is authorized only by a CTL file',
      source: 'Guide, Using Alarms, TFTP Not Authorized',
      holds: ({ snapshot, env }) => !snapshot.matches('authorized') || env.held !== undefined,
    },
    {
      name: 'only what the CTL file does not name is warned of',
      source: 'Guide, Using Alarms, TFTP Not Authorized',
      holds: ({ env }, intents) =>
        intents.every(
          (intent) => intent.type !== 'alarm' || !env.held?.includes(serverAt(intent.server)),
        ),
    },
  ],

  observe({ env: { alarms, asksFor } }, intents) {
    return [
      ...alarms.map((server): StepData => ({ expect: warningOf(addresses[server]) })),
      { 'expect no': { ...anyWarning, times: alarms.length + 1 }, for: '0 s' },
      ...intents.flatMap((intent): StepData[] => {
        if (intent.type === 'use') return [{ expect: request(intent.server, asksFor) }];
        return intent.type === 'exhausted' ? [{ expect: withoutServer }] : [];
      }),
    ];
  },
};
