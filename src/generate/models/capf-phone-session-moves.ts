import { Seconds } from '../../basics/index.ts';
import type { StepData } from '../model/index.ts';
import { type Env, type Here, inState, sessions, type There } from './capf-phone-session-site.ts';
import {
  crashCapf,
  cut,
  deleteFromDatabase,
  heal,
  lose,
  powerOff,
  pressStop,
  startCapf,
  withdraw,
} from './capf-steps.ts';
import { after, closes, look, phone, type Sight, soon } from './steps.ts';

type Event = There['events'][number];

/** What a 7970 needs for a key of 512 bits. */
const keyTime = Seconds(5);

/** The phone gives the connection up, or the whole operation when it has tried often enough. */
const connectionLost = ({ snapshot: { context } }: Here): Sight =>
  inState(context.retries < 3 ? 'waiting to retry' : 'failed');

const crashes = (at: Here): There => ({
  name: 'CAPF crashes',
  events: [{ type: 'STREAM.CLOSED' }],
  env: { ...at.env, capf: 'is stopped', fetched: 0 },
  steps: [crashCapf, soon(connectionLost(at))],
});

/**
 * So many packets of CAPF get lost, and then all. The last that comes through acknowledges what the
 * phone has sent, so that nothing but its own patience ends the wait.
 */
const silence = (packets: number): StepData[] => [
  lose('publisher', 'phone-1', packets),
  { wait: '900 ms' },
  cut,
];

/** The phone gives the connection up, even where nobody hears of it. */
const phoneCloses = closes('phone-1', 'publisher');

/** @param done whether CAPF has heard that all is done */
const isSilent = (at: Here, packets: number, done = false): There => ({
  name: 'what CAPF says gets lost',
  events: [{ after: 'patience' }],
  env: { ...at.env, isCut: true, fetched: 0, order: done ? 'none' : at.env.order },
  steps: [...silence(packets), ...after(Seconds(59), connectionLost(at)), phoneCloses],
});

function connecting(at: Here): There[] {
  if (at.env.capf === 'is stopped')
    return [
      {
        name: 'the connection is refused',
        events: [{ type: 'STREAM.CLOSED' }],
        steps: [look, soon(connectionLost(at))],
      },
    ];
  return [
    {
      name: 'TLS comes about',
      events: [{ type: 'STREAM.OPENED' }],
      steps: [look, soon(inState('awaiting auth request'))],
    },
    {
      name: 'TLS comes about, and what CAPF says then gets lost',
      events: [{ type: 'STREAM.OPENED' }],
      env: { ...at.env, isLost: true },
      steps: [
        { wait: '4 ms' },
        lose('publisher', 'phone-1', 2),
        soon(inState('awaiting auth request')),
      ],
    },
    { ...isSilent(at, 2), steps: [{ wait: '2 ms' }, ...isSilent(at, 2).steps] },
    crashes(at),
    {
      name: 'CAPF has a new certificate, which is not in the CTL file',
      events: [{ type: 'SERVER.NOT_TRUSTED' }],
      env: { ...at.env, capf: 'has a new certificate' },
      steps: [{ 'new capf certificate': 'publisher' }, soon(inState('failed'))],
    },
  ];
}

function awaitingAuthRequest(at: Here): There[] {
  const { env } = at;
  const heard = { ...env, isLost: false };
  return [
    {
      name: 'CAPF asks who it is',
      events: [{ type: 'AUTH_REQUEST' }],
      env: heard,
      steps: [look, soon(inState('authenticating'))],
    },
    ...(env.isLost
      ? [
          {
            name: 'nothing comes any more',
            events: [{ after: 'patience' }],
            env: { ...heard, isCut: true },
            steps: [cut, ...after(Seconds(60), connectionLost(at)), phoneCloses],
          },
        ]
      : []),
  ];
}

/** What CAPF asks of a phone that it believes. */
function request({ order, hasLsc }: Env): readonly [Event, next: string] {
  switch (order) {
    case 'install':
      return [{ type: 'KEY_GENERATE_REQUEST', takes: keyTime }, 'generating key'];
    case 'delete':
      return [
        { type: 'DELETE_CERTIFICATE_REQUEST', present: hasLsc },
        hasLsc ? 'awaiting end' : 'awaiting end in vain',
      ];
    case 'troubleshoot':
      return [{ type: 'FETCH_CERTIFICATE_REQUEST' }, 'awaiting end'];
    case 'none':
      return [{ type: 'END_SESSION', outcome: 'no action' }, 'failed'];
  }
}

function authenticating(at: Here): There[] {
  const { env } = at;
  if (env.string === 'wrong')
    return [
      {
        name: 'CAPF does not accept the string',
        events: [{ type: 'END_SESSION', outcome: 'error' }],
        steps: [look, soon(inState('failed'))],
      },
    ];
  const [event, next] = request(env);
  return [
    {
      name: env.order === 'none' ? 'CAPF has nothing to do' : 'CAPF believes the phone',
      events: [event],
      env: env.order === 'troubleshoot' ? { ...env, fetched: 1 } : env,
      steps: [look, soon(inState(next))],
    },
    {
      name: 'the administrator has withdrawn the order',
      events: [{ type: 'END_SESSION', outcome: 'no action' }],
      env: { ...env, order: 'none' },
      steps: [withdraw, soon(inState('failed'))],
    },
    {
      name: 'the administrator has deleted the phone',
      events: [{ type: 'END_SESSION', outcome: 'unknown device' }],
      env: { ...env, order: 'none', isKnown: false },
      steps: [deleteFromDatabase, soon(inState('failed'))],
    },
    ...(env.order === 'none' ? [] : [isSilent(at, 2)]),
    crashes(at),
  ];
}

const generatingKey = (at: Here): There[] => [
  {
    name: 'the key is made',
    events: [{ after: 'keyGenerationTime' }],
    steps: [look, ...after(keyTime, inState('awaiting certificate'))],
  },
  crashes(at),
];

const awaitingCertificate = (at: Here): There[] => [
  {
    name: 'the certificate comes',
    events: [{ type: 'STORE_CERTIFICATE_REQUEST', fits: true }],
    steps: [look, soon(inState('awaiting end'))],
  },
  isSilent(at, 2),
  crashes(at),
];

/** The phone does not turn to CAPF again. */
const noOther: StepData = {
  'expect no': { packet: { from: 'phone-1', port: 3804, flag: 'syn' } },
  for: '1 s',
};

function awaitingEnd(at: Here): There[] {
  const { env } = at;
  if (env.order === 'troubleshoot' && env.fetched === 1)
    return [
      {
        name: 'CAPF asks for the MIC too',
        events: [{ type: 'FETCH_CERTIFICATE_REQUEST' }],
        env: { ...env, fetched: 2 },
        steps: [look, soon({ ...phone, message: 'CAPF FETCH_CERTIFICATE_RESPONSE' })],
      },
      crashes(at),
    ];
  const outcome = env.order === 'troubleshoot' ? 'no action' : 'update certificate';
  const isInVain = at.snapshot.matches(inVain);
  return [
    {
      name: 'CAPF ends the session',
      events: [{ type: 'END_SESSION', outcome }],
      env: { ...env, order: 'none' },
      steps: [look, soon(inState(isInVain ? 'failed' : 'done')), ...(isInVain ? [noOther] : [])],
    },
    // The end, the end of TLS, that of TCP, and the end once more.
    isSilent(at, 4, true),
    crashes(at),
  ];
}

const inVain = { 'in operation': { 'in session': 'awaiting end in vain' } } as const;

function waitingToRetry({ env }: Here): There[] {
  const events: Event[] = [{ after: 'retryInterval' }];
  const again = after(Seconds(30), inState('connecting'));
  if (env.isCut)
    return [
      {
        name: 'the cable is plugged in, and the phone tries again',
        events,
        env: { ...env, isCut: false },
        steps: [heal, ...again],
      },
    ];
  return [
    { name: 'the phone tries again', events, steps: [look, ...again] },
    ...(env.capf === 'runs'
      ? []
      : [
          {
            name: 'CAPF is started, and the phone tries again',
            events,
            env: { ...env, capf: 'runs' as const },
            steps: [startCapf, ...again],
          },
        ]),
  ];
}

/** What the user can do at any time. */
const interruptions = ({ env }: Here): There[] => [
  ...(env.isCut
    ? []
    : [
        {
          name: 'the user presses Stop',
          events: [{ type: 'STOP' } as const],
          steps: [pressStop, soon(inState('failed'))],
        },
      ]),
  {
    name: 'the phone loses its power',
    events: [{ type: 'POWER.LOST' }],
    env: { ...env, isOn: false },
    steps: [powerOff, soon(inState('dropped'))],
  },
];

function inOperation(at: Here): There[] {
  const { value } = at.snapshot;
  const operation = typeof value === 'object' ? value['in operation'] : undefined;
  const stage = typeof operation === 'object' ? operation['in session'] : operation;
  switch (stage) {
    case 'connecting':
      return connecting(at);
    case 'awaiting auth request':
      return awaitingAuthRequest(at);
    case 'authenticating':
      return authenticating(at);
    case 'generating key':
      return generatingKey(at);
    case 'awaiting certificate':
      return awaitingCertificate(at);
    case 'waiting to retry':
      return waitingToRetry(at);
    default:
      return awaitingEnd(at);
  }
}

/** What can happen to a phone and its session with CAPF. */
export const moves = (at: Here): There[] =>
  at.snapshot.matches('in operation') ? [...inOperation(at), ...interruptions(at)] : sessions(at);
