/** What can happen to a phone while it starts, and how to bring it about. */
import { phoneModels } from '../../devices/phone/index.ts';
import {
  type PhoneStartupEvent,
  type phoneStartupMachine,
  retryAfter,
  type StartupFile,
} from '../../machines/index.ts';
import { type At, type Move, type StepData, waitsFor } from '../model/index.ts';
import {
  type CtlFile,
  canRegister,
  ctlFiles,
  type Env,
  fileName,
  lackOf,
  type OwnConfiguration,
  type Server,
  serverAddresses,
  serverInUse,
} from './phone-startup-site.ts';
import { after, look, phone } from './steps.ts';

type Machine = typeof phoneStartupMachine;
type StartupMove = Move<Machine, Env>;

/** What is to be put right after a move, beside what a move is. */
interface Deed extends StartupMove {
  readonly undo?: readonly StepData[];
}

/** What the steps of a move do not wait for comes soon. */
export function movesOf(at: At<Machine, Env>): StartupMove[] {
  return deedsOf(at).map(({ undo = [], env = at.env, steps, ...move }) => ({
    within: '10 s',
    ...move,
    env: { ...env, undo },
    steps: [...at.env.undo, ...steps],
  }));
}

function deedsOf(at: At<Machine, Env>): readonly Deed[] {
  const { snapshot, env } = at;
  if (snapshot.matches('off'))
    return [
      {
        name: 'the power comes on',
        events: [{ type: 'POWER.ON' }],
        steps: [{ 'power on': 'phone-1' }],
      },
    ];
  return [...interruptions(env), ...stageDeeds(at)];
}

function stageDeeds(at: At<Machine, Env>): readonly Deed[] {
  const { snapshot, env } = at;
  if (snapshot.matches({ on: 'configuring IP' })) return addressing(env);
  if (snapshot.matches({ on: 'fetching CTL file' })) return ctlFile(env);
  if (snapshot.matches({ on: 'fetching configuration' })) return configuration(env);
  if (snapshot.matches({ on: 'fetching default configuration' })) return defaultConfiguration(env);
  if (snapshot.matches({ on: 'settling security' })) return security(env);
  if (snapshot.matches({ on: 'registering' })) return registration(env);
  return [waitsFor(at, 'bootTime') ? booting(env) : waiting];
}

const booting = ({ model }: Env): Deed => ({
  name: 'the phone has booted',
  events: [{ after: 'bootTime' }],
  steps: after(phoneModels[model].bootTime, {
    ...phone,
    state: { 'phone-startup': 'configuring IP' },
  }),
});

/** A phone that waits, or whose CallManager does not answer, begins anew with its TFTP server. */
const beginningAnew = { ...phone, state: { 'phone-startup': 'choosing server' } };

const waiting: Deed = {
  name: 'the phone tries again',
  events: [{ after: 'retryAfter' }],
  steps: [look, ...after(retryAfter, beginningAnew)],
};

/** What can happen to a phone at any time while it has power. */
const interruptions = (env: Env): readonly Deed[] => [
  { name: 'the power fails', events: [{ type: 'POWER.OFF' }], steps: [{ 'power off': 'phone-1' }] },
  { name: 'the user enters **#**', events: [{ type: 'RESET' }], steps: [{ reset: 'phone-1' }] },
  ...(env.model === 7970 ? [erasure(env)] : []),
];

/** The digit, which leads to a page and back, keeps `**#` apart from what was entered before. */
const erasure = (env: Env): Deed => ({
  name: 'the user erases the settings',
  events: [{ type: 'CONFIGURATION.ERASED' }, { type: 'RESET' }],
  env: { ...env, held: undefined, configuration: 'none' },
  steps: [{ press: { ...phone, keys: ['settings', 3, 'Back', '**#', 'Erase'] } }],
});

const tellings: readonly (readonly Server[])[] = [
  ['publisher'],
  ['publisher', 'subscriber'],
  ['stranger'],
];

function addressing(env: Env): readonly Deed[] {
  const dhcp = { service: 'dhcp', on: 'publisher' };
  const silence: Deed = {
    name: 'DHCP does not answer',
    events: [{ type: 'ADDRESS.TIMEOUT' }],
    steps: [
      { 'stop service': dhcp },
      { 'wait until': { ...phone, status: 'DHCP timeout' }, within: '2 min' },
    ],
    undo: [{ 'start service': dhcp }],
  };
  if (env.isTaken)
    return [
      silence,
      {
        name: 'another host has the address',
        events: [{ type: 'ADDRESS.TAKEN' }],
        env: { ...env, isTaken: false },
        steps: [{ 'wait until': { ...phone, status: 'Duplicate IP' } }],
      },
    ];
  return [
    silence,
    ...tellings.map(
      (told): Deed => ({
        name: `DHCP names ${told.join(' and ')}`,
        events: [{ type: 'ADDRESS.BOUND' }],
        // The phone rests for ten seconds after it has declined an address.
        within: '20 s',
        env: { ...env, told },
        steps: [{ 'change dhcp': { tftp: told.map((server) => serverAddresses[server]) } }],
      }),
    ),
  ];
}

const tftpServers = ['publisher', 'subscriber'];

/** The server in use does not answer until the phone gives it up. */
function silence(env: Env): Deed {
  const server = serverInUse(env);
  const tftp = { service: 'tftp', on: server };
  const isThere = server !== 'stranger';
  return {
    name: 'the TFTP server does not answer',
    events: [{ type: 'FILE.TIMEOUT' }],
    steps: [
      isThere ? { 'stop service': tftp } : look,
      { 'wait until': { ...phone, status: 'TFTP timeout' } },
    ],
    ...(isThere && { undo: [{ 'start service': tftp }] }),
  };
}

function lostFile(file: StartupFile, env: Env): Deed {
  const where = { file: fileName(file, env), on: tftpServers };
  return {
    name: 'the file is not there',
    events: [{ type: 'FILE.NOT_FOUND' }],
    steps: [{ delete: where }],
    undo: [{ restore: where }],
  };
}

function largeFile(file: StartupFile, env: Env): Deed {
  const where = { file: fileName(file, env), on: tftpServers };
  return {
    name: 'the file is too large',
    events: [{ type: 'FILE.ERROR' }],
    steps: [
      { 'tamper with': { ...where, how: 'too large' } },
      { 'wait until': { ...phone, status: 'CFG TFTP Size Error' } },
    ],
    undo: [{ restore: where }],
  };
}

const failures = (file: StartupFile, env: Env): readonly Deed[] => [
  lostFile(file, env),
  largeFile(file, env),
  silence(env),
];

function ctlFile(env: Env): readonly Deed[] {
  if (serverInUse(env) === 'stranger') return [silence(env)];
  const others = (Object.keys(ctlFiles) as CtlFile[]).filter((file) => file !== env.served);
  return [
    received('the CTL file comes', env, env.served, [look]),
    ...others.map((file) =>
      received(`a new CTL file comes, which names ${file}`, env, file, [
        { 'update ctl': { records: ctlFiles[file] } },
      ]),
    ),
    ...failures('ctl', env),
  ];
}

const received = (name: string, env: Env, file: CtlFile, steps: readonly StepData[]): Deed => ({
  name,
  events: [{ type: 'FILE.RECEIVED' }, { type: 'CTL.SETTLED', changed: file !== env.held }],
  env: { ...env, served: file, held: file },
  steps,
});

/** What an administrator fills in. */
const orders: Readonly<Record<OwnConfiguration, readonly StepData[]>> = {
  nonsecure: [
    { 'set device': { ...phone, 'security mode': 'nonsecure' } },
    { capf: { ...phone, operation: 'none' } },
  ],
  secure: [
    { 'set device': { ...phone, 'security mode': 'encrypted' } },
    { capf: { ...phone, operation: 'none' } },
  ],
  'secure, with an LSC pending': [
    { 'set device': { ...phone, 'security mode': 'encrypted' } },
    { capf: { ...phone, operation: 'install', mode: 'null string' } },
  ],
};

const accepted: readonly PhoneStartupEvent[] = [
  { type: 'FILE.RECEIVED' },
  { type: 'CONFIGURATION.ACCEPTED' },
];

function configuration(env: Env): readonly Deed[] {
  return [
    ...(Object.keys(orders) as OwnConfiguration[]).map(
      (configuration): Deed => ({
        name: `its configuration comes: ${configuration}`,
        events: accepted,
        env: { ...env, configuration },
        steps: orders[configuration],
      }),
    ),
    refusal('configuration', env),
    ...failures('configuration', env),
  ];
}

const defaultConfiguration = (env: Env): readonly Deed[] => [
  {
    name: 'the default configuration comes',
    events: accepted,
    env: { ...env, configuration: 'default' },
    steps: [],
  },
  refusal('default configuration', env),
  ...failures('default configuration', env),
];

function refusal(file: StartupFile, env: Env): Deed {
  const where = { file: fileName(file, env), on: tftpServers };
  return {
    name: 'the file is damaged',
    events: [{ type: 'FILE.RECEIVED' }, { type: 'CONFIGURATION.REFUSED' }],
    steps: [{ 'tamper with': { ...where, how: 'cut short' } }],
    undo: [{ restore: where }],
  };
}

/** Only while CAPF has its turn does the phone stay here. */
const security = (env: Env): readonly Deed[] => {
  const after: Env = { ...env, hasCertificate: true, configuration: 'secure' };
  return [
    {
      name: 'the phone gets its LSC',
      events: [{ type: 'SECURITY.SETTLED', lacks: lackOf(after) }],
      env: after,
      steps: [{ 'wait until': { ...phone, status: 'LSC update successful' }, within: '10 min' }],
    },
  ];
};

/** In vain, a phone loads its configuration again after a while. */
function registration(env: Env): readonly Deed[] {
  const callManager = { service: 'callmanager', on: 'publisher' };
  const outage: Deed = {
    name: 'no CallManager answers',
    events: [{ type: 'RESTART' }],
    steps: [{ 'stop service': callManager }, { 'wait until': beginningAnew }],
    undo: [{ 'start service': callManager }],
  };
  if (!canRegister(env)) return [outage];
  return [
    outage,
    {
      name: 'CallManager restarts the phone once it is registered',
      events: [{ type: 'RESTART' }],
      steps: [
        { 'wait until': { ...phone, 'registered with': 'publisher' } },
        { 'reset from callmanager': 'phone-1', restart: true },
      ],
    },
  ];
}
