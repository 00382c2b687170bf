import { describe, expect, it } from 'vitest';
import { assign, createMachine, enqueueActions, fromPromise, log, raise } from 'xstate';
import { UserError } from '../../src/basics/index.ts';
import { pathsThrough } from '../../src/generate/index.ts';

/** As people write machines: with actions of all kinds. */
const door = createMachine(
  {
    id: 'door',
    context: { opened: 0 },
    initial: 'closed',
    states: {
      closed: {
        entry: ['bang', log('closed')],
        on: {
          OPEN: {
            target: 'open',
            actions: [assign({ opened: ({ context }) => context.opened + 1 }), () => ring()],
          },
        },
      },
      open: {
        exit: [{ type: 'note', params: { what: 'it goes' } }, raise({ type: 'GONE' })],
        on: { CLOSE: 'closed' },
        after: { 5000: 'closed' },
      },
    },
    on: { GONE: { actions: 'note' } },
  },
  { actions: { bang: () => ring(), note: () => ring() } },
);

let rung = 0;
const ring = () => {
  rung++;
};

const events = [{ type: 'OPEN' }, { type: 'CLOSE' }];
const key = ({ opened }: { opened: number }) => String(Math.min(opened, 2));

describe('paths through any machine', () => {
  it('go along all of its transitions, delays included', () => {
    const { paths, reached } = pathsThrough(door, { events, key }, { cover: 'transitions' });

    expect(reached).toMatchObject({ reached: 4, total: 4, missing: [] });
    expect(paths.map(({ edges }) => edges.map(({ move }) => move.name))).toEqual([
      ['OPEN', 'CLOSE', 'OPEN', 'after 5000'],
    ]);
  });

  it('do nothing to the world around it', () => {
    pathsThrough(door, { events, key }, { cover: 'moves' });

    expect(rung).toBe(0);
  });

  it('are refused where actors would have to answer', () => {
    const asking = createMachine({
      id: 'asking',
      initial: 'waiting',
      states: { waiting: { invoke: { src: fromPromise(async () => 1) } } },
    });

    expect(() => pathsThrough(asking, { events: [] }, { cover: 'states' })).toThrow(UserError);
  });

  it('are refused where actions are chosen on the way', () => {
    const choosing = createMachine({
      id: 'choosing',
      entry: enqueueActions(({ enqueue }) => enqueue.assign({})),
    });

    expect(() => pathsThrough(choosing, { events: [] }, { cover: 'states' })).toThrow(UserError);
  });
});
