import { Minutes, Seconds } from '../../basics/index.ts';
import type { CapfOperation } from '../../machines/index.ts';
import type { StepData } from '../model/index.ts';
import { type Env, type Here, inState, sessions, type There } from './capf-server-session-site.ts';
import {
  crashCapf,
  cut,
  deleteFromDatabase,
  lose,
  type Order,
  powerOff,
  pressStop,
  stopCapf,
  withdraw,
} from './capf-steps.ts';
import { after, closes, look, phone, soon } from './steps.ts';

type Event = There['events'][number];

const phoneSays = (status: string): StepData => soon({ ...phone, status });

/** CAPF ends the connection itself. */
const capfCloses = closes('publisher', 'phone-1');

/** A session that CAPF ends is over at once, and what the phone does then does not matter to it. */
const atOnce = '5 s';
const notLost: StepData = { 'expect no': { on: 'publisher', log: 'connection lost' }, for: '1 s' };

function idle(at: Here): There[] {
  const { env } = at;
  return [
    {
      name: 'TLS comes about',
      events: [{ type: 'OPENED' }],
      env: { ...env, isLost: false },
      steps: [look, soon(inState('AWAIT AUTH RES'))],
    },
    ...(env.isLost
      ? [
          {
            name: 'nothing comes any more',
            events: [{ after: 'answerTimeout' }],
            env: { ...env, isLost: false, isCut: true },
            steps: [cut, ...after(Seconds(60), inState('ended')), capfCloses],
          },
        ]
      : []),
  ];
}

/** The first of a phone's answers gets lost, twice, and then the way to it is cut: what CAPF has sent
 * is acknowledged, so that nothing but its own patience ends the wait. */
const isSilent = (at: Here, changes: Partial<Env> = {}): There => ({
  name: 'what the phone answers gets lost',
  events: [{ after: 'answerTimeout' }],
  env: { ...at.env, ...changes, isCut: true },
  steps: [
    lose('phone-1', 'publisher', 2),
    { wait: '900 ms' },
    cut,
    ...after(Seconds(59), inState('ended')),
    capfCloses,
  ],
});

function awaitingAuthentication(at: Here): There[] {
  const { env } = at;
  if (env.string === 'wrong')
    return [
      {
        name: 'the string is wrong',
        events: [{ type: 'REFUSED', because: 'not authenticated' }],
        env: { ...env, phone: 'is idle' },
        steps: [look, phoneSays('Authentication string not accepted'), notLost],
        within: atOnce,
      },
    ];
  return [
    {
      name: 'the string is right',
      events: [authenticated(env, env.order)],
      steps: [look, soon(inState(states[env.order as Order]))],
    },
    {
      name: 'the administrator has withdrawn the order',
      events: [authenticated(env, 'none')],
      env: { ...env, order: 'none', phone: 'is idle' },
      steps: [withdraw, phoneSays('LSC update failed: no operation pending'), notLost],
      within: atOnce,
    },
    {
      name: 'the administrator has deleted the phone',
      events: [{ type: 'REFUSED', because: 'unknown device' }],
      env: { ...env, isKnown: false, phone: 'is idle' },
      steps: [deleteFromDatabase, phoneSays('LSC update failed: phone unknown'), notLost],
      within: atOnce,
    },
    isSilent(at),
  ];
}

const states = {
  install: 'AWAIT KEYGEN RESP',
  delete: 'AWAIT DELETE CERT RESP',
  troubleshoot: 'AWAIT FETCH CERT RESP',
} as const;

const authenticated = ({ model }: Env, operation: CapfOperation): Event => ({
  type: 'AUTHENTICATED',
  operation,
  certificates: model === 7970 ? ['LSC', 'MIC'] : ['LSC'],
});

const inProgress: Event = { type: 'KEY.IN_PROGRESS' };

function awaitingKey({ env }: Here): There[] {
  const key: There = {
    name: 'the key comes',
    events: [...(env.isWorking ? [] : [inProgress]), { type: 'KEY.RECEIVED' }],
    steps: [look, soon(inState('AWAIT STORE CERT RESP'), '15 s')],
  };
  const off = { ...env, phone: 'is off' } as const;
  if (!env.isWorking)
    return [
      key,
      {
        name: 'the phone says that it makes a key',
        events: [inProgress],
        env: { ...env, isWorking: true },
        steps: [look, soon({ ...phone, message: 'CAPF REQUEST_IN_PROGRESS' }), { wait: '20 ms' }],
      },
      {
        name: 'the phone loses its power, and acknowledges nothing',
        events: [{ type: 'STREAM.CLOSED' }],
        env: off,
        steps: [powerOff, soon(inState('ended'), '30 s')],
      },
    ];
  return [
    key,
    {
      name: 'the phone loses its power, and half an hour passes',
      events: [{ after: 'keyGenerationTime' }],
      env: off,
      steps: [
        powerOff,
        // By then CallManager on the same server has long given the phone up.
        { wait: '20 min' },
        { 'show device': 'phone-1' },
        ...after(Minutes(10), inState('ended')),
        closes('publisher'),
      ],
    },
  ];
}

function done(name: string, events: Event[], changes: Partial<Env>, { env }: Here): There {
  const isInVain = events.some((event) => 'type' in event && event.type.includes('.NOT_'));
  return {
    name,
    events,
    env: {
      ...env,
      order: 'none',
      phone: 'is idle',
      hasErred: env.hasErred && isInVain,
      ...changes,
    },
    steps: [look, phoneSays(isInVain ? 'LSC update failed' : 'LSC update successful'), notLost],
    within: atOnce,
  };
}

const awaitingStored = (at: Here): There[] => [
  done('the LSC is stored', [{ type: 'CERTIFICATE.STORED' }], { hasLsc: true }, at),
  isSilent(at, { hasLsc: true }),
];

const awaitingDeleted = (at: Here): There[] => [
  at.env.hasLsc
    ? done('the LSC is deleted', [{ type: 'CERTIFICATE.DELETED' }], { hasLsc: false }, at)
    : done('there is no LSC to delete', [{ type: 'CERTIFICATE.NOT_DELETED' }], {}, at),
  isSilent(at, { hasLsc: false }),
];

function awaitingFetched(at: Here): There[] {
  const { env, snapshot } = at;
  const { toFetch, fetched } = snapshot.context;
  const kind = toFetch[0] ?? 'LSC';
  const isThere = kind === 'MIC' || env.hasLsc;
  const event: Event = { type: isThere ? 'CERTIFICATE.FETCHED' : 'CERTIFICATE.NOT_FETCHED' };
  const name = isThere ? `the ${kind} comes` : `the phone has no ${kind}`;
  if (toFetch.length > 1)
    return [
      {
        name,
        events: [event],
        steps: [
          look,
          soon({
            on: 'publisher',
            message: '/FETCH_CERTIFICATE_REQUEST .*CERTIFICATE_TYPE/',
          }),
        ],
      },
      isSilent(at),
    ];
  const isInVain = fetched === 0 && !isThere;
  return [
    {
      ...done(name, [event], isInVain ? {} : { hasErred: false }, at),
      // The phone has sent what it has, and thinks that all is well.
      steps: [look, phoneSays('LSC update successful'), notLost],
    },
    isSilent(at),
  ];
}

/** What the user and the administrator can do at any time. */
const interruptions = ({ env }: Here): There[] => [
  {
    name: 'the user presses Stop',
    events: [{ type: 'STREAM.CLOSED' }],
    env: { ...env, phone: 'is idle' },
    steps: [pressStop, soon(inState('ended'))],
  },
  {
    name: 'CAPF is stopped',
    events: [{ type: 'STOP' }],
    env: { ...env, isStopped: true },
    steps: [stopCapf, soon(inState('ended'))],
  },
  {
    name: 'CAPF crashes',
    events: [{ type: 'STOP' }],
    env: { ...env, isStopped: true },
    steps: [crashCapf, soon(inState('ended'))],
  },
];

function inSession(at: Here): There[] {
  const { value } = at.snapshot;
  const stage = typeof value === 'object' ? value['in session'] : undefined;
  switch (stage) {
    case 'AWAIT AUTH RES':
      return awaitingAuthentication(at);
    case 'AWAIT KEYGEN RESP':
      return awaitingKey(at);
    case 'AWAIT STORE CERT RESP':
      return awaitingStored(at);
    case 'AWAIT DELETE CERT RESP':
      return awaitingDeleted(at);
    default:
      return awaitingFetched(at);
  }
}

/** What can happen to CAPF and its session with a phone. */
export function moves(at: Here): There[] {
  const { snapshot } = at;
  if (snapshot.matches('ended')) return sessions(at);
  return [...(snapshot.matches('IDLE') ? idle(at) : inSession(at)), ...interruptions(at)];
}
