import { beforeEach, describe, expect, it } from 'vitest';
import { type AnyStateMachine, type EmittedFrom, emit, setup } from 'xstate';
import { Seconds } from '../../src/basics/index.ts';
import { formatState, Statechart } from '../../src/devices/statechart.ts';
import type { EntryOf, TraceEntry } from '../../src/simulation/index.ts';
import { type SimulatedSite, simulatedSite } from '../support/site.ts';

type LampEvent =
  | { type: 'SWITCH' }
  | { type: 'WARM' }
  | { type: 'LOOK' }
  | { type: 'BREAK' }
  | { type: 'THINK' };
type LampIntent = { type: 'light' } | { type: 'dark' } | { type: 'looked at' };

const lamp = setup({
  types: { events: {} as LampEvent, emitted: {} as LampIntent },
  guards: {
    impossible: () => {
      throw new RangeError('this guard is wrong');
    },
  },
}).createMachine({
  id: 'lamp',
  initial: 'off',
  on: { LOOK: { actions: emit({ type: 'looked at' }) } },
  states: {
    off: { entry: emit({ type: 'dark' }), on: { SWITCH: 'on' } },
    on: {
      initial: 'cold',
      entry: emit({ type: 'light' }),
      on: { SWITCH: 'off', THINK: { guard: 'impossible', target: 'off' } },
      after: { 60000: 'off' },
      states: { cold: { on: { WARM: 'warm' } }, warm: {} },
    },
  },
});

let site: SimulatedSite;
beforeEach(() => {
  site = simulatedSite();
});

function charted<Machine extends AnyStateMachine>(
  machine: Machine,
  perform: (intent: EmittedFrom<Machine>) => void = () => {},
): Statechart<Machine> {
  return new Statechart(site.client, machine, undefined as never, perform);
}

const transitions = () =>
  site.trace.entries.filter((entry): entry is EntryOf<'transition'> => entry.kind === 'transition');

/** The transitions as `off → on › cold (SWITCH)`. */
const story = () => transitions().map(({ from, to, event }) => `${from} → ${to} (${event})`);
const last = () => site.trace.entries.at(-1) as TraceEntry;

/** Does something because of a step of a person. @returns the number of the step */
function because(action: () => void): number {
  let step = 0;
  site.trace.recordAnd('site', { kind: 'step', text: 'a person acts' }, () => {
    step = site.trace.causes.current;
    action();
  });
  return step;
}

describe('the trace of a statechart', () => {
  it('tells where it starts', () => {
    const chart = charted(lamp);
    const step = because(() => chart.start());

    expect(transitions()).toEqual([
      {
        seq: 2,
        at: 0,
        host: 'client',
        kind: 'transition',
        machine: 'lamp',
        event: 'start',
        from: '',
        to: 'off',
      },
    ]);
    expect(step).toBe(1);
  });

  it('tells each transition with its event, and what sent the event as its cause', () => {
    const chart = charted(lamp);
    chart.start();
    const step = because(() => chart.send({ type: 'SWITCH' }));

    expect(last()).toMatchObject({ event: 'SWITCH', from: 'off', to: 'on › cold', cause: step });
  });

  it('tells nothing of an event that changes nothing', () => {
    const chart = charted(lamp);
    chart.start();
    chart.send({ type: 'WARM' });
    chart.send({ type: 'LOOK' });

    expect(story()).toEqual([' → off (start)']);
  });

  it('names the delay by which it changed, in virtual time, and the transition that began it', () => {
    const chart = charted(lamp);
    chart.start();
    chart.send({ type: 'SWITCH' });
    const begun = last()?.seq;
    site.world.run(Seconds(59.999));
    expect(chart.state).toBe('on › cold');
    site.world.run(Seconds(0.001));

    expect(last()).toMatchObject({ at: 60_000, event: 'after 60000 ms', to: 'off', cause: begun });
  });
});

describe('the intents of a statechart', () => {
  /** Each intent, and the cause under which the device heard of it. */
  const heard: (readonly [string, number])[] = [];
  const hear = ({ type }: LampIntent) => {
    heard.push([type, site.trace.causes.current]);
  };
  beforeEach(() => {
    heard.length = 0;
  });

  it('name the transition as their cause', () => {
    const chart = charted(lamp, hear);
    chart.start();
    chart.send({ type: 'SWITCH' });

    expect(story()).toEqual([' → off (start)', 'off → on › cold (SWITCH)']);
    expect(heard).toEqual(transitions().map(({ seq }, index) => [index ? 'light' : 'dark', seq]));
  });

  it('name what sent the event where there is no transition', () => {
    const chart = charted(lamp, hear);
    chart.start();
    heard.length = 0;
    const step = because(() => chart.send({ type: 'LOOK' }));

    expect(heard).toEqual([['looked at', step]]);
  });

  it('leave the cause as it was', () => {
    const chart = charted(lamp, hear);
    because(() => {
      const before = site.trace.causes.current;
      chart.start();
      chart.send({ type: 'SWITCH' });
      expect(site.trace.causes.current).toBe(before);
    });

    expect(site.trace.causes.current).toBe(0);
  });

  it('are not performed before the start, and events wait for it', () => {
    const chart = charted(lamp, hear);
    chart.send({ type: 'SWITCH' });
    expect(heard).toEqual([]);
    chart.start();

    expect(heard.map(([type]) => type)).toEqual(['dark', 'light']);
    expect(story()).toEqual([' → off (start)', 'off → on › cold (SWITCH)']);
  });

  it('may send events, which wait their turn and are told with their own name and cause', () => {
    const chart: Statechart<typeof lamp> = charted(lamp, ({ type }) => {
      hear({ type });
      if (type !== 'light') return;
      chart.send({ type: 'WARM' });
      chart.send({ type: 'LOOK' });
      chart.send({ type: 'SWITCH' });
      expect(chart.state).toBe('on › cold');
    });
    chart.start();
    chart.send({ type: 'SWITCH' });

    expect(story()).toEqual([
      ' → off (start)',
      'off → on › cold (SWITCH)',
      'on › cold → on › warm (WARM)',
      'on › warm → off (SWITCH)',
    ]);
    const [started, on, , off] = transitions().map(({ seq }) => seq);
    expect(transitions().map(({ cause }) => cause)).toEqual([undefined, undefined, on, on]);
    expect(heard).toEqual([
      ['dark', started],
      ['light', on],
      ['looked at', on],
      ['dark', off],
    ]);
  });

  it('may lead to events of another statechart and back', () => {
    const second: Statechart<typeof lamp> = charted(lamp, ({ type }) => {
      if (type === 'light') first.send({ type: 'WARM' });
    });
    const first: Statechart<typeof lamp> = charted(lamp, ({ type }) => {
      if (type === 'light') second.send({ type: 'SWITCH' });
    });
    first.start();
    second.start();
    first.send({ type: 'SWITCH' });

    expect(transitions().slice(2)).toMatchObject([
      { event: 'SWITCH', to: 'on › cold' },
      { event: 'SWITCH', to: 'on › cold', cause: 3 },
      { event: 'WARM', to: 'on › warm', cause: 4 },
    ]);
  });
});

describe('an error', () => {
  const failing = () =>
    charted(lamp, ({ type }) => {
      if (type === 'light') throw new TypeError('the bulb is missing');
    });

  it('of a handler reaches whoever sent the event, at once', () => {
    const chart = failing();
    chart.start();

    expect(() => chart.send({ type: 'SWITCH' })).toThrow(new TypeError('the bulb is missing'));
  });

  it('of a handler reaches whoever starts the statechart', () => {
    const chart = charted(lamp, () => {
      throw new TypeError('there is no lamp');
    });

    expect(() => chart.start()).toThrow(new TypeError('there is no lamp'));
  });

  it('of a handler after a delay reaches whoever lets time pass', () => {
    const chart = charted(lamp, ({ type }) => {
      if (type === 'dark' && site.world.clock.now() > 0) throw new TypeError('it stays light');
    });
    chart.start();
    chart.send({ type: 'SWITCH' });

    expect(() => site.world.run(Seconds(60))).toThrow(new TypeError('it stays light'));
  });

  it('of a handler is thrown once, and the statechart goes on', () => {
    const chart = failing();
    chart.start();
    expect(() => chart.send({ type: 'SWITCH' })).toThrow();

    chart.send({ type: 'WARM' });
    expect(story().slice(1)).toEqual(['off → on › cold (SWITCH)', 'on › cold → on › warm (WARM)']);
  });

  it('of a handler in another statechart reaches whoever began it all', () => {
    const second = failing();
    const first = charted(lamp, ({ type }) => {
      if (type === 'light') second.send({ type: 'SWITCH' });
    });
    second.start();
    first.start();

    expect(() => first.send({ type: 'SWITCH' })).toThrow(new TypeError('the bulb is missing'));
  });

  it('of a guard reaches whoever sent the event, at once', () => {
    const chart = charted(lamp);
    chart.start();
    chart.send({ type: 'SWITCH' });

    expect(() => chart.send({ type: 'THINK' })).toThrow(/this guard is wrong/);
  });
});

describe('the end of a statechart', () => {
  const visit = setup({
    types: { events: {} as { type: 'GO' }, emitted: {} as { type: 'bye' } },
  }).createMachine({
    id: 'visit',
    initial: 'here',
    after: { 1000: { actions: emit({ type: 'bye' }) } },
    on: { GO: { target: '.gone', actions: emit({ type: 'bye' }) } },
    states: { here: {}, gone: { type: 'final' } },
  });

  it('is its final state, in which neither events nor delays mean anything', () => {
    const heard: number[] = [];
    const chart = charted(visit, () => heard.push(site.world.clock.now()));
    chart.start();
    chart.send({ type: 'GO' });
    chart.send({ type: 'GO' });
    site.world.run(Seconds(2));

    expect(chart.state).toBe('gone');
    expect(heard).toEqual([0]);
    expect(story()).toEqual([' → here (start)', 'here → gone (GO)']);
  });

  it('leaves no timer behind', () => {
    const chart = charted(visit);
    chart.start();
    expect(site.world.clock.pending).toBe(1);
    chart.send({ type: 'GO' });

    expect(site.world.clock.pending).toBe(0);
  });
});

describe('a state as one line', () => {
  it('names nested states from the outermost on', () => {
    expect(formatState('off')).toBe('off');
    expect(formatState({ on: 'cold' })).toBe('on › cold');
    expect(formatState({ on: { 'setting up': 'asking' } })).toBe('on › setting up › asking');
  });

  it('joins the regions of parallel states', () => {
    expect(formatState({ page: 'closed', lock: 'locked' })).toBe('page › closed, lock › locked');
    expect(formatState({ page: { status: 'messages' }, lock: 'locked' })).toBe(
      'page › status › messages, lock › locked',
    );
  });

  it('is empty where there is none', () => {
    expect(formatState(undefined)).toBe('');
    expect(formatState({ on: {} })).toBe('on');
  });
});
