import { Millis, Seconds } from '../../basics/index.ts';
import type { StepData } from '../model/index.ts';
import {
  atStart,
  type Env,
  type Here,
  inState,
  list,
  server,
  serverNames,
  type There,
} from './registration-site.ts';
import {
  after,
  closes,
  look,
  phone,
  type Sight,
  soon,
  startCallManager,
  stopCallManager,
} from './steps.ts';

/** The phone turns to the next server, or, at the end of its list, rests. */
function turnsAway({ snapshot: { context } }: Here): Sight {
  const next = context.servers[context.at + 1];
  if (next) return { ...phone, screen: `Opening ${next.name}` };
  return inState(context.rounds < 2 ? 'waiting' : 'idle');
}

/** The phone has its list of servers, after a reset or because it loaded its configuration. */
function listed({ env }: Here): There[] {
  const events = [{ type: 'START', servers: list } as const];
  return [
    {
      name: 'the phone has loaded its configuration',
      events,
      steps: [look, soon(inState('connecting'), '1 min')],
    },
    ...restarted(env, events, 'the phone loads its configuration', [
      soon(inState('connecting'), '1 min'),
    ]),
  ];
}

/** All services are started again, if one is not as it should be. */
function restarted(env: Env, events: There['events'], then: string, steps: StepData[]): There[] {
  const ill = serverNames.filter((name) => env[name] !== 'runs');
  if (ill.length === 0) return [];
  return [
    {
      name: `CallManager is started where it does not run, and ${then}`,
      events,
      env: { ...env, ...atStart },
      steps: [...ill.map(startCallManager), ...steps],
    },
  ];
}

/** The phone turns away from a server that is gone, and does not try it again first. */
const turnsAwayAtOnce = (at: Here): StepData[] => [
  soon(turnsAway(at)),
  { 'expect no': { packet: { from: 'phone-1', to: server(at), flag: 'syn' } }, for: '0 s' },
];

/** What is done to the server while the phone waits for it. */
const crashes = (at: Here): There => ({
  name: `CallManager on the ${server(at)} crashes`,
  events: [{ type: 'STREAM.CLOSED' }],
  env: { ...at.env, [server(at)]: 'is stopped' },
  steps: [stopCallManager(server(at), 'crashed'), ...turnsAwayAtOnce(at)],
});

const hangs = (at: Here, event: There['events'][number], ...then: StepData[]): There => ({
  name: `CallManager on the ${server(at)} hangs`,
  events: [event],
  env: { ...at.env, [server(at)]: 'hangs' },
  steps: [stopCallManager(server(at), 'hung'), ...then],
});

/** The server says nothing, and the phone has waited long enough. */
const silence = { after: 'answerTimeout' } as const;
const patience = Seconds(30);

/** The phone gives its connection up, and turns to the next server. */
const leaves = (at: Here): StepData[] => [
  ...after(patience, turnsAway(at)),
  closes('phone-1', server(at)),
];

const isSilent = (at: Here, name: string): There => ({
  name,
  events: [silence],
  steps: [look, ...leaves(at)],
});

function connecting(at: Here): There[] {
  const { env } = at;
  const opens: There = {
    name: 'the connection opens',
    events: [{ type: 'STREAM.OPENED' }],
    steps: [look, soon(inState('registering'))],
  };
  const needsTls = env.mode !== 'nonsecure';
  switch (env[server(at)]) {
    case 'is stopped':
      return [
        {
          name: 'the connection is refused',
          events: [{ type: 'STREAM.CLOSED' }],
          steps: [look, soon(turnsAway(at))],
        },
      ];
    case 'hangs':
      return needsTls ? [isSilent(at, 'TLS does not come about')] : [opens];
    case 'runs':
      return [
        env.stranger === server(at)
          ? {
              name: 'the server shows a certificate that is not in the CTL file',
              events: [{ type: 'SERVER.NOT_TRUSTED' }],
              steps: [look, soon(turnsAway(at))],
            }
          : opens,
        crashes(at),
        needsTls
          ? hangs(at, silence, ...leaves(at))
          : hangs(at, { type: 'STREAM.OPENED' }, soon(inState('registering'))),
      ];
  }
}

function registering(at: Here): There[] {
  const { env } = at;
  if (env[server(at)] === 'hangs') return [isSilent(at, 'Register is not answered')];
  return [
    {
      name: 'CallManager takes the phone',
      events: [
        { type: 'REGISTER.ACK', keepaliveInterval: Seconds(30) },
        { type: 'CAPABILITIES.REQ' },
      ],
      steps: [look, soon(inState('setting up › button template › pausing'))],
    },
    {
      name: 'the device security mode is changed, and CallManager refuses the phone',
      events: [{ type: 'REGISTER.REJECT', text: 'Error: Security' }],
      steps: [setMode(env, true), soon(inState('rejected'))],
    },
    crashes(at),
    hangs(at, silence, ...leaves(at)),
  ];
}

/** @param isWrong whether the mode is to be another one than that in which the phone comes */
function setMode({ mode }: Env, isWrong: boolean): StepData {
  const other = mode === 'nonsecure' ? 'encrypted' : 'nonsecure';
  return { 'set device': { ...phone, 'security mode': isWrong ? other : mode } };
}

const answers = {
  'button template': { type: 'BUTTON_TEMPLATE.RES' },
  'soft key template': { type: 'SOFT_KEY_TEMPLATE.RES' },
  'soft key set': { type: 'SOFT_KEY_SET.RES' },
  line: { type: 'LINE_STAT' },
  'time and date': { type: 'DEFINE_TIME_DATE' },
} as const;
type Request = keyof typeof answers;
const requests = Object.keys(answers) as readonly Request[];

function settingUp(at: Here, request: Request, isAsking: boolean): There[] {
  const isHung = at.env[server(at)] === 'hangs';
  if (!isAsking)
    return [
      {
        name: `the phone asks for its ${request}`,
        events: [{ after: 'requestSpacing' }],
        steps: [look, ...after(Millis(100), inState(`setting up › ${request} › asking`))],
      },
      ...(isHung || request !== requests[0] ? [] : [crashes(at)]),
    ];
  if (isHung) return [isSilent(at, 'nothing comes')];
  const next = requests[requests.indexOf(request) + 1];
  return [
    {
      name: `the ${request} comes`,
      events: [answers[request]],
      steps: [look, soon(inState(next ? `setting up › ${next} › pausing` : 'registered › alive'))],
    },
    ...(request === requests[0] ? [hangs(at, silence, ...leaves(at))] : []),
  ];
}

function registered(at: Here): There[] {
  const { env, snapshot } = at;
  const here = server(at);
  const isFull = snapshot.context.unanswered >= 3;
  const keepalive: There = {
    name: isFull ? 'the fourth keepalive would be due' : 'a keepalive is due',
    events: [{ after: 'keepaliveInterval' }],
    steps: [
      look,
      ...after(Seconds(30), isFull ? turnsAway(at) : { ...phone, message: 'SCCP KeepAlive' }),
    ],
  };
  if (env[here] === 'hangs') return [keepalive];
  return [
    {
      name: 'a keepalive is due, and is answered',
      events: [...keepalive.events, { type: 'KEEPALIVE.ACK' }],
      steps: [...keepalive.steps, { wait: '20 ms' }],
    },
    crashes(at),
    {
      ...crashes(at),
      name: 'CallManager is stopped',
      steps: [stopCallManager(here, 'clean'), ...turnsAwayAtOnce(at)],
    },
    {
      name: `CallManager on the ${here} hangs`,
      events: [],
      env: { ...env, [here]: 'hangs' },
      steps: [stopCallManager(here, 'hung')],
    },
    ...home(at),
  ];
}

/** A phone away from home looks for the publisher, and finds it once CallManager runs there. */
function home({ snapshot: { context }, env }: Here): There[] {
  const [best] = context.servers;
  if (context.at === 0 || !best || env.publisher === 'runs' || env.stranger) return [];
  return [
    {
      name: 'CallManager on the publisher is started, and takes the phone back',
      events: [{ type: 'HOME.FREE', server: best }],
      env: { ...env, publisher: 'runs' },
      steps: [startCallManager('publisher'), soon(inState('registering'), '3 min')],
    },
  ];
}

const isIn = ({ snapshot }: Here, request: Request, step: 'pausing' | 'asking'): boolean =>
  snapshot.matches({ 'setting up': { [request]: step } } as Parameters<typeof snapshot.matches>[0]);

const reset: There = {
  name: 'somebody resets the phone',
  events: [{ type: 'STOP' }],
  steps: [{ reset: 'phone-1' }, soon(inState('idle'))],
};

/** What can happen to a phone that registers. */
export function moves(at: Here): There[] {
  const { snapshot, env } = at;
  if (snapshot.matches('idle')) return listed(at);
  if (snapshot.matches('waiting')) {
    const events: There['events'] = [{ after: 'roundInterval' }];
    const name = 'the phone begins its list again';
    const steps = after(Millis(10_500), inState('connecting'));
    return [
      { name, events, steps: [look, ...steps] },
      ...restarted(env, events, name, steps),
      reset,
    ];
  }
  if (snapshot.matches('connecting')) return [...connecting(at), reset];
  if (snapshot.matches('registering')) return [...registering(at), reset];
  if (snapshot.matches('rejected'))
    return [
      {
        name: 'the device security mode is changed back, and half a minute passes',
        events: [{ after: 'retryAfterReject' }],
        steps: [setMode(env, false), ...after(Seconds(30), inState('idle'))],
      },
    ];
  if (snapshot.matches('registered')) return [...registered(at), reset];
  return requests.flatMap((request) => [
    ...(isIn(at, request, 'pausing') ? settingUp(at, request, false) : []),
    ...(isIn(at, request, 'asking') ? settingUp(at, request, true) : []),
  ]);
}
