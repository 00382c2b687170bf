import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { chartOf, machines } from '../../../src/machines/index.ts';
import { xstateJsonOf } from '../../../src/report/diagram/index.ts';

/** What JSON cannot say: which guards a guard is put together from, and the length of delays. */
const comparable = ({ states, transitions }: ReturnType<typeof chartOf>) => ({
  states,
  transitions: transitions.map(({ guard: _, ...rest }) => rest),
});

describe('a statechart as JSON of XState', () => {
  it.each(Object.entries(machines))('is read by XState as the same machine: %s', (_, machine) => {
    const json = JSON.parse(JSON.stringify(xstateJsonOf(chartOf(machine))));
    const again = createMachine(json, { delays: machine.implementations.delays });

    expect(comparable(chartOf(again))).toEqual(comparable(chartOf(machine)));
  });

  it('says a guard that is put together in words', () => {
    const json = JSON.stringify(xstateJsonOf(chartOf(machines['settings-menu'])));
    expect(json).toContain(
      '"guard":{"type":"the menu is unlocked and the model erases under Settings"}',
    );
    expect(json).toContain('"guard":{"type":"chosen is","params":"lsc"}');
  });
});
