/** When a phone may turn to CAPF, and how to bring it about. */
import type { LscEvent, lscMachine } from '../../machines/index.ts';
import type { At, Move, StepData } from '../model/index.ts';
import {
  authenticationString,
  changed,
  type Env,
  needsNoUser,
  type SetUp,
  settingsOf,
  setUpsOf,
} from './lsc-site.ts';
import { look, phone } from './steps.ts';

type Machine = typeof lscMachine;
type Here = At<Machine, Env>;

const prepare = (setUp: SetUp): LscEvent => ({ type: 'PREPARE', settings: settingsOf(setUp) });

/** CAPF comes before registration, which waits for it, or what follows on it is the registration. */
const prepared = (setUp: SetUp, isInSession = false): StepData =>
  setUp.isSecure && needsNoUser(setUp) && !isInSession
    ? { 'wait until': { ...phone, state: { lsc: 'before registration' } } }
    : { 'wait until': { ...phone, state: { 'phone-startup': 'registering' } } };

/** An operation that is not pending any more is forgotten. */
const loaded = (env: Env, setUp: SetUp): Env => ({
  ...env,
  setUp,
  phase: 'settling security',
  remembered: setUp.pending === 'none' ? 'none' : env.remembered,
});

export const isInSession = ({ snapshot }: Here): boolean =>
  snapshot.matches({ operation: 'in session' });
const isBesideRegistration = ({ snapshot }: Here): boolean =>
  snapshot.matches({ operation: { 'in session': 'beside registration' } });

/** What can happen now. */
export const movesOf = (at: Here): Move<Machine, Env>[] => [
  ...power(at),
  ...registration(at),
  ...session(at),
  ...user(at),
];

/** The phone begins from the beginning, which closes its menu, or falls silent. */
function power(at: Here): Move<Machine, Env>[] {
  const { env } = at;
  const begin = (name: string, phase: Env['phase'], step: StepData): Move<Machine, Env> => ({
    name,
    events: [{ type: 'RESET' }, { type: 'UNREGISTERED' }],
    env: { ...env, phase, isAsked: false },
    steps: [step],
  });
  if (env.phase === 'off')
    return [begin('the power comes on', 'starting', { 'power on': 'phone-1' })];
  return [
    begin('the power is cut', 'off', { 'power off': 'phone-1' }),
    begin('the user enters **#**', 'starting', { reset: 'phone-1' }),
    ...(env.phase === 'starting' ? loads(at, []) : []),
  ];
}

/** How the phone may be set up next. If an update is due, something else is to be done then, or in another
 * way: the session that follows shows that the phone goes by the new settings. */
const newSetUps = ({ snapshot, env }: Here) =>
  setUpsOf(env).filter(
    ([, { pending }]) => !snapshot.matches({ operation: 'due' }) || pending !== env.setUp.pending,
  );

/** The phone loads its configuration.
 * @param otherwise done where nothing is to be changed before */
const loads = (at: Here, otherwise: readonly StepData[]): Move<Machine, Env>[] =>
  newSetUps(at).map(([name, setUp]) => {
    const { env } = at;
    const changes = changed(env.setUp, setUp);
    return {
      name: `the phone loads its configuration ${name}`,
      events: [prepare(setUp)],
      env: loaded(env, setUp),
      steps: [...(changes.length > 0 ? changes : otherwise), prepared(setUp)],
    };
  });

const callManager = { service: 'callmanager', on: 'publisher' };
const registered: StepData = { 'wait until': { ...phone, 'registered with': 'publisher' } };

function registration(at: Here): Move<Machine, Env>[] {
  const { env } = at;
  const { phase, isCallManagerUp } = env;
  if (phase === 'registered') return [...restarts(at), ...outage(at)];
  if (phase !== 'registering') return [];
  if (isCallManagerUp)
    return [
      {
        name: 'CallManager registers the phone',
        events: [{ type: 'REGISTERED' }],
        env: { ...env, phase: 'registered' },
        steps: [registered],
      },
    ];
  return [
    {
      name: 'CallManager starts again, and registers the phone',
      events: [{ type: 'REGISTERED' }],
      env: { ...env, phase: 'registered', isCallManagerUp: true },
      steps: [{ 'start service': callManager }, registered],
    },
    // A phone that no CallManager answers loads its configuration again after a while.
    ...(isInSession(at) ? [] : loads(at, [look])),
  ];
}

/** The menu of the phone stays open. Of a phone in session only the security mode is changed, and it is
 * left in peace when the session is over at once. */
function restarts(at: Here): Move<Machine, Env>[] {
  const { env } = at;
  if (isInSession(at) && env.setUp.pending === 'none') return [];
  return setUpsOf(env)
    .filter(([, { pending }]) => !isInSession(at) || pending === env.setUp.pending)
    .map(([name, setUp]) => ({
      name: `CallManager restarts the phone ${name}`,
      events: [{ type: 'UNREGISTERED' }, prepare(setUp)],
      env: loaded(env, setUp),
      steps: [
        ...changed(env.setUp, setUp),
        { 'reset from callmanager': 'phone-1', restart: true },
        prepared(setUp, isInSession(at)),
      ],
    }));
}

const outage = (at: Here): Move<Machine, Env>[] =>
  isInSession(at)
    ? []
    : [
        {
          name: 'CallManager stops',
          events: [{ type: 'UNREGISTERED' }],
          env: { ...at.env, phase: 'registering', isCallManagerUp: false },
          steps: [{ 'stop service': callManager }],
        },
      ];

function session(at: Here): Move<Machine, Env>[] {
  if (!isInSession(at)) return [];
  const { env } = at;
  const { phase, setUp } = env;
  const isSettled = phase === 'registered' || !isBesideRegistration(at);
  return [...(isSettled ? [ending(env, setUp)] : []), ...(env.isAsked ? [] : [stopping(env)])];
}

/** CAPF does what is pending, which takes minutes, or has nothing to do. */
function ending(env: Env, setUp: SetUp): Move<Machine, Env> {
  const isPending = setUp.pending !== 'none';
  const status = isPending ? 'LSC update successful' : 'LSC update failed: no operation pending';
  return {
    name: isPending ? 'the phone gets its LSC' : 'CAPF has nothing to do for the phone',
    events: [{ type: 'SESSION.ENDED' }],
    env: { ...env, setUp: { ...setUp, pending: 'none' }, remembered: 'none' },
    steps: [{ 'wait until': { ...phone, status }, within: '10 min' }],
  };
}

const press = (...keys: readonly (string | number)[]): StepData => ({
  press: { ...phone, keys },
});
const lscPage = ({ model }: Env): (string | number)[] =>
  model === 7970 ? ['settings', 5, 4] : ['settings', 6, 3];

const stopping = (env: Env): Move<Machine, Env> => ({
  name: 'the user stops it',
  events: [{ type: 'STOP' }],
  steps: [press(...lscPage(env), 'Stop', 'Exit')],
});

function user(at: Here): Move<Machine, Env>[] {
  const { phase, isAsked, setUp } = at.env;
  if (phase === 'off') return [];
  if (!isAsked) return isInSession(at) ? [] : [update(at)];
  const left: Env = { ...at.env, isAsked: false };
  const cancel: Move<Machine, Env> = {
    name: 'the user enters no string',
    events: [],
    env: left,
    steps: [press('Cancel', 'Exit')],
  };
  // CAPF would refuse the string and count it, as it awaits another one.
  if (takesString(at) && needsNoUser(setUp)) return [cancel];
  return [
    cancel,
    {
      name: 'the user submits a string',
      events: [{ type: 'SUBMIT' }],
      env: left,
      steps: [press(authenticationString, 'Submit', 'Exit')],
    },
  ];
}

/** Where the phone does not ask for a string, the user leaves the menu. */
const update = (at: Here): Move<Machine, Env> => ({
  name: 'the user wants to update the LSC',
  events: [{ type: 'UPDATE' }],
  steps: [press(...lscPage(at.env), '**#', 'Update', ...(takesString(at) ? [] : ['Exit']))],
});

/** Guide, "Troubleshooting the Authentication String on the Phone". */
function takesString({ snapshot, env }: Here): boolean {
  const { isSecure, knowsCapf } = snapshot.context;
  return (
    snapshot.matches({ operation: 'none' }) && env.phase === 'registered' && !isSecure && knowsCapf
  );
}
