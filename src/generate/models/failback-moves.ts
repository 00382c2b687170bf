import { Seconds } from '../../basics/index.ts';
import type { StepData } from '../model/index.ts';
import {
  type Env,
  type Here,
  inState,
  list,
  nameOf,
  type Place,
  registeredWith,
  type There,
} from './failback-site.ts';
import {
  after,
  type Condition,
  closes,
  look,
  phone,
  type Sight,
  soon,
  startCallManager,
  stopCallManager,
} from './steps.ts';

type Event = There['events'][number];

const stopAt = (place: Place, how: 'crashed' | 'hung'): StepData =>
  stopCallManager(nameOf(place), how);
const startAt = (place: Place): StepData => startCallManager(nameOf(place));

const changed = (env: Env, place: Place, condition: Condition): Env => ({
  ...env,
  conditions: env.conditions.map((old, index) => (index === place ? condition : old)),
});

const registered = (place: Place): Event => ({ type: 'REGISTERED', better: list.slice(0, place) });

/** Where a phone comes to that has lost its server: it goes on along its list, and begins again. */
function nextFor({ conditions, last }: Env): Place | undefined {
  const places = conditions.map((_, index) => (last + 1 + index) % conditions.length);
  return places.find((place) => conditions[place] === 'runs');
}

/** The phone has no server. */
function searching({ env }: Here): There[] {
  const found = nextFor(env);
  if (found !== undefined) return [finds('the phone registers', found, env, [look])];
  return env.conditions.map((_, place) =>
    finds(`CallManager on the ${nameOf(place)} is started`, place, changed(env, place, 'runs'), [
      startAt(place),
    ]),
  );
}

const finds = (name: string, place: Place, env: Env, steps: StepData[]): There => ({
  name,
  events: [registered(place)],
  env: { ...env, place, last: place },
  steps: [...steps, registeredWith(place)],
});

/** What may happen to the phone and to the server that it is registered with.
 * @param then what is to be seen besides */
function lost(place: Place, env: Env, ...then: StepData[]): There[] {
  const events: Event[] = [{ type: 'UNREGISTERED' }];
  const gone = { ...env, place: undefined };
  return [
    {
      name: 'CallManager crashes on the server of the phone',
      events,
      env: changed(gone, place, 'is stopped'),
      steps: [stopAt(place, 'crashed'), soon(inState('at home')), ...then],
    },
    {
      name: 'somebody resets the phone',
      events,
      env: { ...gone, last: env.conditions.length - 1 },
      steps: [{ reset: 'phone-1' }, soon(inState('at home')), ...then],
    },
  ];
}

/** A phone at its first server. */
const atHome = (place: Place, env: Env): There[] =>
  lost(place, env).map((move) => ({ ...move, steps: move.steps.slice(0, 1) }));

function resting({ env }: Here): There[] {
  const better = env.conditions.slice(0, env.place);
  return [
    {
      name: 'a minute passes, and the phone looks for a better server',
      events: [{ after: 'probeInterval' }],
      steps: [look, ...after(Seconds(60), inState('away › probing › connecting'))],
    },
    ...better.flatMap((condition, place): There[] =>
      condition === 'runs'
        ? []
        : [
            {
              name: `CallManager on the ${nameOf(place)} is started`,
              events: [],
              env: changed(env, place, 'runs'),
              steps: [startAt(place)],
            },
          ],
    ),
  ];
}

/** The server at which the phone looks whether it is there. */
const probed = ({ snapshot: { context } }: Here): Place => context.at;

/** The phone gives this server up, and turns to the next, or rests. */
function turnsAway(at: Here): Sight {
  const next = probed(at) + 1;
  if (next >= at.snapshot.context.better.length) return inState('away › resting');
  if (at.snapshot.matches({ away: { probing: 'asking' } }))
    return inState('away › probing › connecting');
  return { ...phone, packet: { to: nameOf(next), transport: 'tcp' } };
}

/** The phone ends the connection over which it asks. */
const givesUp = (at: Here): StepData => closes('phone-1', nameOf(probed(at)));

const crashes = (at: Here): There => ({
  name: `CallManager on the ${nameOf(probed(at))} crashes`,
  events: [{ type: 'PROBE.CLOSED' }],
  env: changed(at.env, probed(at), 'is stopped'),
  steps: [stopAt(probed(at), 'crashed'), soon(turnsAway(at))],
});

function connecting(at: Here): There[] {
  const { env } = at;
  const opens: There = {
    name: 'the connection opens',
    events: [{ type: 'PROBE.OPENED' }],
    steps: [look, soon(inState('away › probing › asking'))],
  };
  switch (env.conditions[probed(at)]) {
    case 'is stopped':
      return [
        {
          name: 'the connection is refused',
          events: [{ type: 'PROBE.CLOSED' }],
          steps: [look, soon(turnsAway(at))],
        },
      ];
    case 'hangs':
      return [env.isSecure ? isSilent(at, 'TLS does not come about', look) : opens];
    default:
      return [
        opens,
        crashes(at),
        ...(env.isSecure
          ? [{ ...isSilent(at, hangsAt(at), stopAt(probed(at), 'hung')), env: hung(at) }]
          : []),
      ];
  }
}

/** CallManager answers at once, while the administrator deletes the phone. */
const refused = (at: Here): There => ({
  name: 'CallManager finds no such phone in the database',
  events: [{ type: 'TOKEN.REJECT', wait: Seconds(60) }],
  env: { ...at.env, isKnown: false },
  steps: [
    at.env.isKnown ? { 'delete device': 'phone-1' } : look,
    soon(inState('away › told to wait')),
    givesUp(at),
  ],
});

/** In the database again a phone may come home. */
function toldToWait({ env }: Here): There[] {
  const events: Event[] = [{ after: 'tokenWait' }];
  const probing = after(Seconds(60), inState('away › probing › connecting'));
  return [
    { name: 'a minute passes, and the phone asks again', events, steps: [look, ...probing] },
    {
      name: 'the phone is added to the database again, and asks again',
      events,
      env: { ...env, isKnown: true },
      steps: [{ 'add device': 'phone-1' }, ...probing],
    },
  ];
}

const hangsAt = (at: Here): string => `CallManager on the ${nameOf(probed(at))} hangs`;
const hung = (at: Here): Env => changed(at.env, probed(at), 'hangs');

const isSilent = (at: Here, name: string, first: StepData): There => ({
  name,
  events: [{ after: 'probePatience' }],
  steps: [first, ...after(Seconds(30), turnsAway(at)), givesUp(at)],
});

function asking(at: Here): There[] {
  const { env } = at;
  const place = probed(at);
  if (env.conditions[place] === 'hangs') return [isSilent(at, 'nothing comes', look)];
  const taken: There = {
    name: 'CallManager gives the phone a token, and the phone comes home',
    events: [{ type: 'TOKEN.ACK' }, registered(place)],
    env: { ...env, place, last: place },
    steps: [look, registeredWith(place)],
  };
  // By the last of them: then it shows that the phone begins with the first again.
  const isLast = place + 1 === at.snapshot.context.better.length;
  return [
    ...(env.isKnown ? [taken] : []),
    ...(isLast || !env.isKnown ? [refused(at)] : []),
    crashes(at),
    { ...isSilent(at, hangsAt(at), stopAt(place, 'hung')), env: hung(at) },
  ];
}

function away(at: Here): There[] {
  const { snapshot } = at;
  if (snapshot.matches({ away: 'resting' })) return resting(at);
  if (snapshot.matches({ away: 'told to wait' })) return toldToWait(at);
  return snapshot.matches({ away: { probing: 'connecting' } }) ? connecting(at) : asking(at);
}

/** What can happen to a phone and the servers of its list. */
export function moves(at: Here): There[] {
  const { snapshot, env } = at;
  if (env.place === undefined) return searching(at);
  if (snapshot.matches('at home')) return atHome(env.place, env);
  const then = snapshot.matches({ away: { probing: 'asking' } }) ? [givesUp(at)] : [];
  return [...away(at), ...(env.isKnown ? lost(env.place, env, ...then) : [])];
}
