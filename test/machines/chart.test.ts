import { describe, expect, it } from 'vitest';
import { and, not, or, setup, stateIn } from 'xstate';
import {
  activeStates,
  chartOf,
  guardText,
  machines,
  openTransitions,
  triggerText,
} from '../../src/machines/index.ts';

const lamp = setup({
  guards: { 'it is dark': () => true, 'somebody is there': (_, _room: string) => true },
  actions: { 'switch on': () => {}, say: (_, _what: { word: string; loud: boolean }) => {} },
  delays: { patience: 90_000, 'as long as it takes': () => 5 },
}).createMachine({
  id: 'lamp',
  initial: 'off',
  on: { BREAK: '.broken' },
  states: {
    off: {
      on: {
        SWITCH: [
          {
            guard: and([
              'it is dark',
              not(or([{ type: 'somebody is there', params: 'hall' }, stateIn('broken')])),
            ]),
            target: 'on',
            actions: ['switch on', { type: 'say', params: { word: 'hello', loud: true } }],
          },
          { actions: 'switch on' },
        ],
      },
    },
    on: {
      entry: 'switch on',
      initial: 'dim',
      after: {
        patience: 'off',
        'as long as it takes': 'broken',
        250: { target: 'on', reenter: true },
      },
      states: {
        dim: { on: { MORE: 'bright' } },
        bright: { always: { guard: 'it is dark', target: 'dim' } },
      },
    },
    broken: { type: 'final' },
  },
});
const chart = chartOf(lamp);
const transition = (id: string) => chart.transitions.find((each) => each.id === id);

describe('the chart of a machine', () => {
  it('names its states as the trace does, the outer before the inner', () => {
    expect(chart.states.map(({ path, kind, initial }) => [path, kind, initial])).toEqual([
      ['', 'compound', 'off'],
      ['off', 'atomic', undefined],
      ['on', 'compound', 'on › dim'],
      ['on › dim', 'atomic', undefined],
      ['on › bright', 'atomic', undefined],
      ['broken', 'final', undefined],
    ]);
    expect(chart.states[3]).toMatchObject({ name: 'dim', parent: 'on', entry: [], exit: [] });
  });

  it('leaves out of entry and exit what XState adds for timers', () => {
    expect(chart.states[2]).toMatchObject({
      entry: [{ name: 'switch on', params: undefined }],
      exit: [],
    });
  });

  it('gives each transition a name that a person can read', () => {
    expect(chart.transitions.map(({ id }) => id)).toMatchInlineSnapshot(`
      [
        "any state: BREAK",
        "off: SWITCH (1) [it is dark and not (somebody is there (hall) or in "broken")]",
        "off: SWITCH (2)",
        "on: after 250 (250 ms)",
        "on: after patience (1 min 30 s)",
        "on: after as long as it takes",
        "on › dim: MORE",
        "on › bright: always [it is dark]",
      ]
    `);
  });

  it('says where a transition leads and what is done', () => {
    expect(transition('off: SWITCH (2)')).toMatchObject({
      targets: [],
      index: 1,
      guard: undefined,
    });
    expect(chart.transitions.find(({ targets }) => targets.includes('on'))).toMatchObject({
      source: 'off',
      actions: [
        { name: 'switch on', params: undefined },
        { name: 'say', params: { word: 'hello', loud: true } },
      ],
      reenter: false,
    });
    expect(transition('on: after 250 (250 ms)')).toMatchObject({ targets: ['on'], reenter: true });
  });

  it('knows the length of a delay only where it does not depend on data', () => {
    expect(transition('on: after patience (1 min 30 s)')?.trigger).toEqual({
      type: 'delay',
      delay: 'patience',
      span: 90_000,
    });
    expect(transition('on: after as long as it takes')?.trigger).toMatchObject({ span: undefined });
  });

  it('can be written as JSON, and read again', () => {
    for (const machine of Object.values(machines)) {
      const whole = chartOf(machine);
      expect(JSON.parse(JSON.stringify(whole))).toEqual(JSON.parse(JSON.stringify(whole)));
      expect(JSON.stringify(whole)).not.toContain('[Function');
    }
  });
});

describe('the charts of the shipped machines', () => {
  it.each(Object.entries(machines))('names no transition of %s twice', (name, machine) => {
    const { machine: id, transitions, states } = chartOf(machine);
    const ids = transitions.map((each) => each.id);

    expect(id).toBe(name);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(states.map(({ path }) => path)).size).toBe(states.length);
  });

  it.each(Object.entries(machines))('has parallel regions in %s at the top only', (_, machine) => {
    const inner = chartOf(machine).states.filter(({ path }) => path !== '');
    expect(inner.filter(({ kind }) => kind === 'parallel')).toEqual([]);
  });
});

describe('what a machine in some state can do', () => {
  const menu = chartOf(machines['settings-menu']);
  const state = 'page › status, lock › locked';

  it('is found from the state as the trace has it', () => {
    expect(activeStates(menu, state).map(({ path }) => path)).toEqual([
      '',
      'page',
      'page › status',
      'lock',
      'lock › locked',
    ]);
  });

  it('lists what the inner states do before what the outer do', () => {
    expect(openTransitions(menu, state).map(({ id }) => id)).toEqual([
      'lock › locked: UNLOCK [not the menu is closed and not access is restricted]',
      'lock: LEFT',
      'page › status: BACK',
      'page › status: CHOOSE [chosen is (status messages)]',
      'page: EXIT',
    ]);
  });

  it('does not take a state for another one that begins with the same words', () => {
    const startup = chartOf(machines['phone-startup']);
    const active = activeStates(startup, 'on › choosing server again').map(({ path }) => path);
    expect(active).toEqual(['', 'on', 'on › choosing server again']);
  });
});

describe('words for guards and triggers', () => {
  it('set brackets where they are needed', () => {
    const named = (name: string) => ({ type: 'named', name, params: undefined }) as const;
    const either = { type: 'or', guards: [named('a'), named('b')] } as const;

    expect(guardText({ type: 'and', guards: [either, named('c')] })).toBe('(a or b) and c');
    expect(guardText({ type: 'not', guard: either })).toBe('not (a or b)');
    expect(guardText({ type: 'not', guard: named('c') })).toBe('not c');
  });

  it('name a trigger', () => {
    expect(triggerText({ type: 'always' })).toBe('always');
    expect(triggerText({ type: 'event', event: 'BACK' })).toBe('BACK');
  });
});
