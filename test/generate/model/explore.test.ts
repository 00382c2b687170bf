import { describe, expect, it } from 'vitest';
import { BugError } from '../../../src/basics/index.ts';
import {
  bare,
  type Explorable,
  explore,
  type Path,
  shortestPath,
} from '../../../src/generate/model/index.ts';
import { type Fuse, type Lamp, lampMachine, lampModel } from './lamp.ts';

const namesOf = ({ edges }: Path) => edges.map(({ move }) => move.name);
const statesOf = (model: Explorable<Lamp, Fuse>) =>
  new Set(explore(lampMachine, model).nodes.map(({ state }) => state));

describe('the exploration of a statechart', () => {
  it('comes into every state, nearest first', () => {
    const { nodes } = explore(lampMachine, lampModel(undefined));

    expect(nodes.map(({ state, at }) => `${state} ${at.snapshot.context.presses}`)).toEqual([
      'dark 0',
      'asking 1',
      'dark 1',
      'asking 2',
      'dark 2',
      'broken 3',
    ]);
  });

  it('takes what the device answers as part of the same move', () => {
    expect(statesOf(lampModel(true))).toEqual(new Set(['dark', 'shining', 'broken']));
    expect(statesOf(lampModel(false))).toEqual(new Set(['dark', 'broken']));
  });

  it('takes the end of a delay for an event like any other', () => {
    const { nodes } = explore(lampMachine, lampModel(true));
    const shining = nodes.find(({ state }) => state === 'shining');

    expect(shining?.at.delays).toMatchObject([{ name: 'burning', span: 1000 }]);
    expect(shining?.edges.map(({ move, to }) => [move.name, to.state])).toEqual([
      ['press', 'dark'],
      ['wait for burning', 'dark'],
    ]);
  });

  it('keeps what the device does in the environment', () => {
    const { nodes } = explore(lampMachine, lampModel(true));

    for (const { state, at } of nodes) expect((at.env as Fuse).isLit).toBe(state === 'shining');
  });

  it('finds that a machine in its final state hears nothing any more', () => {
    const { nodes } = explore(lampMachine, lampModel(undefined));
    const broken = nodes.find(({ state }) => state === 'broken');

    expect(broken?.edges.map(({ to }) => to)).toEqual([broken]);
  });

  it('lets a delay that is not set pass the machine by', () => {
    const model = lampModel(undefined);
    const { nodes } = explore(lampMachine, {
      ...model,
      moves: () => [{ name: 'wait', events: [{ after: 'burning' }] }],
    });

    expect(nodes).toHaveLength(1);
  });

  it('can put a new machine into the place of one that has ended', () => {
    const model = lampModel(undefined);
    const renewed: Explorable<Lamp, Fuse> = {
      ...model,
      moves: (at) =>
        at.snapshot.status === 'done'
          ? [{ name: 'a new lamp', begin: { presses: 2 }, events: [{ type: 'PRESS' }] }]
          : model.moves(at),
    };
    const { nodes, edges } = explore(lampMachine, renewed);
    const again = edges.find(({ move }) => move.name === 'a new lamp');

    expect(again?.to.state).toBe('broken');
    expect(nodes).toHaveLength(6);
  });

  it('notes which transitions each move takes', () => {
    const { edges } = explore(lampMachine, lampModel(true));

    expect(edges[0]?.transitions).toEqual(['dark: PRESS', 'asking: ANSWER (1) [good]']);
  });

  it('notes what each guard answers', () => {
    const { edges } = explore(lampMachine, lampModel(false));

    expect(edges[0]?.guards).toEqual([
      { transition: 'asking: always [is worn out]', held: false },
      { transition: 'asking: ANSWER (1) [good]', held: false },
    ]);
  });

  it('notes nothing of the inside where nobody asks for it', () => {
    const { edges } = explore(lampMachine, lampModel(true), { inside: false });

    expect(edges[0]).toMatchObject({ transitions: [], guards: [] });
  });

  it('gives a shortest path to each situation', () => {
    const { roots, nodes } = explore(lampMachine, lampModel(true));
    const broken = nodes.find(({ state }) => state === 'broken');

    expect(broken && namesOf(shortestPath(roots, broken))).toEqual([
      'press',
      'press',
      'press',
      'press',
      'press',
    ]);
  });

  it('refuses a model whose key counts without a bound', () => {
    const endless: Explorable<Lamp, Fuse & { count: number }> = {
      ...(lampModel(undefined) as Explorable<Lamp, Fuse & { count: number }>),
      moves: ({ env }) => [
        { name: 'count', events: [], env: { ...env, count: (env.count ?? 0) + 1 } },
      ],
      key: ({ env }) => String(env.count),
    };

    expect(() => explore(lampMachine, endless, { mostSituations: 50 })).toThrow(BugError);
  });
});

describe('an invariant', () => {
  const withInvariant = (invariant: Explorable<Lamp, Fuse>['invariants'][number]) =>
    explore(lampMachine, { ...lampModel(true), invariants: [invariant] }).broken;

  it('that holds everywhere is not reported', () => {
    expect(
      withInvariant({
        name: 'a lamp that shines is lit',
        source: 'this test',
        holds: ({ snapshot, env }) => snapshot.matches('shining') === env.isLit,
      }),
    ).toEqual([]);
  });

  it('that is broken is reported with the shortest path to where it is', () => {
    const [broken] = withInvariant({
      name: 'a lamp never wears out',
      source: 'this test',
      holds: ({ snapshot }) => !snapshot.matches('broken'),
    });

    expect(broken && namesOf(broken.path)).toHaveLength(5);
  });

  it('can be about what the machine wanted', () => {
    const [broken] = withInvariant({
      name: 'a lamp never goes dark',
      source: 'this test',
      holds: (_, intents) => !intents.some((intent) => intent.type === 'light' && !intent.on),
    });

    expect(broken && namesOf(broken.path)).toEqual(['press', 'press']);
  });

  it('is asked at the start too', () => {
    const [broken] = withInvariant({ name: 'no lamps', source: 'this test', holds: () => false });

    expect(broken && namesOf(broken.path)).toEqual([]);
  });
});

describe('a machine without a model', () => {
  it('gets each event at any time, and each delay ends at any time', () => {
    const { nodes, edges } = explore(
      lampMachine,
      bare<Lamp>({
        events: [{ type: 'PRESS' }, { type: 'ANSWER', good: true }],
        input: { presses: 0 },
      }),
    );

    expect(new Set(nodes.map(({ state }) => state))).toEqual(
      new Set(['dark', 'asking', 'shining', 'broken']),
    );
    expect(new Set(edges.map(({ move }) => move.name))).toEqual(
      new Set(['PRESS', 'ANSWER {"good":true}', 'after asking', 'after burning']),
    );
  });

  it('can be explored with a bound of its own', () => {
    const rules = bare<Lamp>({
      events: [{ type: 'PRESS' }],
      input: { presses: 0 },
      key: ({ presses }) => String(presses > 0),
    });

    expect(explore(lampMachine, rules).nodes).toHaveLength(3);
  });
});
