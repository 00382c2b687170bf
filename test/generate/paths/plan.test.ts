import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Graph, Path } from '../../../src/generate/model/index.ts';
import { explore } from '../../../src/generate/model/index.ts';
import { coverages, plan, type Wish } from '../../../src/generate/paths/index.ts';
import { chartOf } from '../../../src/machines/index.ts';
import { runs } from '../../support/runs.ts';
import { lampMachine, lampModel } from '../model/lamp.ts';
import { graphOf, machineOf, networks } from './networks.ts';

const paths = ({ edges }: Path) => edges.map(({ move }) => move.name);

/** Pairs of transitions in a row, as the graph allows them. */
function pairsOf({ nodes }: Graph): ReadonlySet<string> {
  return new Set(
    nodes.flatMap((node) =>
      nodes
        .flatMap(({ edges }) => edges)
        .filter(({ to, transitions }) => to === node && transitions.length > 0)
        .flatMap(({ transitions: [first] }) =>
          node.edges.flatMap(({ transitions }) =>
            transitions.map((second) => `${first} → ${second}`),
          ),
        ),
    ),
  );
}

/** What the paths went along, in the words of a criterion. */
const along = {
  states: (path: Path) => [path.root.node.state, ...path.edges.map(({ to }) => to.state)],
  transitions: (path: Path) => path.edges.flatMap(({ transitions }) => transitions),
  moves: (path: Path) => path.edges.map(({ index }) => index),
  'transition-pairs': (path: Path) => {
    const taken = path.edges.flatMap(({ transitions }) => transitions);
    return taken.slice(1).map((second, index) => `${taken[index]} → ${second}`);
  },
};

const goals = {
  states: ({ nodes }: Graph) => nodes.map(({ state }) => state),
  transitions: ({ edges }: Graph) => edges.flatMap(({ transitions }) => transitions),
  moves: ({ edges }: Graph) => edges.map(({ index }) => index),
};

const wishes: (Wish & { cover: keyof typeof goals })[] = (
  ['states', 'transitions', 'moves'] as const
).flatMap((cover) => [{ cover }, { cover, longest: 3 }, { cover, shortest: true }]);

describe('planned paths', () => {
  it.each(wishes)('reach all that can be reached: %j', (wish) => {
    fc.assert(
      fc.property(networks, (network) => {
        const machine = machineOf(network);
        const graph = graphOf(machine);
        const { paths } = plan(graph, chartOf(machine), wish);

        expect(new Set<unknown>(paths.flatMap<unknown>(along[wish.cover]))).toEqual(
          new Set<unknown>(goals[wish.cover](graph)),
        );
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('hold every pair of transitions that can follow each other', () => {
    fc.assert(
      fc.property(networks, (network) => {
        // Each event leads somewhere in every state, so that none passes a state by.
        const full = network.map((targets) => [0, 1, 2].map((event) => targets[event] ?? 0));
        const machine = machineOf(full);
        const graph = graphOf(machine);
        const { paths, reached } = plan(graph, chartOf(machine), { cover: 'transition-pairs' });
        const found = new Set(paths.flatMap(along['transition-pairs']));

        expect(found).toEqual(pairsOf(graph));
        expect(reached?.total).toBe(found.size);
      }),
      { seed: 42, numRuns: runs(50) },
    );
  });

  it.each(coverages)('begin at a start and go on without a gap, for %s', (cover) => {
    fc.assert(
      fc.property(networks, fc.boolean(), (network, shortest) => {
        const machine = machineOf(network);
        const { paths } = plan(graphOf(machine), chartOf(machine), { cover, shortest });

        for (const { root, edges } of paths)
          for (const [index, { from }] of edges.entries())
            expect(from).toBe(edges[index - 1]?.to ?? root.node);
      }),
      { seed: 42, numRuns: runs(50) },
    );
  });

  it('are one tour where the machine can always go back', () => {
    const ring = machineOf([
      [1, 2, 0],
      [2, 0, 1],
      [0, 1, 2],
    ]);

    expect(plan(graphOf(ring), chartOf(ring), { cover: 'moves' }).paths).toHaveLength(1);
  });

  it('leave a part of the machine that they cannot come back to when nothing is left there', () => {
    // E0 leads out for good, and would be tried first.
    const machine = machineOf([[2, 1], [2, 0], [2]]);

    expect(
      plan(graphOf(machine), chartOf(machine), { cover: 'transitions' }).paths.map(
        ({ edges }) => edges.length,
      ),
    ).toEqual([4, 2]);
  });

  it('are no longer than wished', () => {
    const machine = machineOf([
      [1, 0, 0],
      [0, 1, 1],
    ]);
    const { paths } = plan(graphOf(machine), chartOf(machine), { cover: 'moves', longest: 3 });

    expect(Math.max(...paths.map(({ edges }) => edges.length))).toBe(3);
  });

  it('come shortest first where short ones are wanted', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const machine = machineOf(network);
        const graph = graphOf(machine);
        const { paths } = plan(graph, chartOf(machine), { cover: 'states', shortest: true });
        const lengths = paths.map(({ edges }) => edges.length);

        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
        expect(lengths).toHaveLength(graph.nodes.length);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });
});

describe('what cannot be reached', () => {
  const missing = (wish: Wish, answers: boolean) =>
    plan(explore(lampMachine, lampModel(answers)), chartOf(lampMachine), wish).reached?.missing;

  it('is named, and why: states', () => {
    expect(missing({ cover: 'states' }, false)).toEqual([
      { goal: 'shining', why: 'no way leads there' },
    ]);
  });

  it('is named, and why: transitions', () => {
    expect(missing({ cover: 'transitions' }, false)).toEqual([
      { goal: 'asking: ANSWER (1) [good]', why: 'its guard never holds' },
      { goal: 'asking: after asking (50 ms)', why: 'the delay never ends there' },
      { goal: 'shining: PRESS', why: 'its state is never reached' },
      { goal: 'shining: after burning (1 s)', why: 'its state is never reached' },
    ]);
    expect(missing({ cover: 'transitions' }, true)).toEqual([
      { goal: 'asking: ANSWER (2)', why: 'another choice is always taken before it' },
      { goal: 'asking: after asking (50 ms)', why: 'the delay never ends there' },
    ]);
  });

  it('is named, and why: guards', () => {
    expect(missing({ cover: 'guards' }, true)).toEqual([
      { goal: 'asking: ANSWER (1) [good] → no', why: 'the guard always answers the other way' },
    ]);
  });
});

describe('walks at random', () => {
  const machine = machineOf([
    [1, 2, 0],
    [2, 0, 1],
    [0, 1, 2],
  ]);
  const walks = (seed: number) =>
    plan(graphOf(machine), chartOf(machine), { walks: { count: 3, seed, length: 8 } }).paths.map(
      paths,
    );

  it('are the same for the same seed, and others for another', () => {
    expect(walks(42)).toEqual(walks(42));
    expect(walks(42)).not.toEqual(walks(43));
  });

  it('have the wished number and length', () => {
    expect(walks(42).map(({ length }) => length)).toEqual([8, 8, 8]);
  });

  it('end where nothing more can happen', () => {
    const deadEnd = machineOf([[1], []]);
    const final = explore(deadEnd, {
      starts: [{ name: 'start', input: undefined, env: undefined }],
      moves: ({ snapshot }) =>
        snapshot.value === 's0' ? [{ name: 'go', events: [{ type: 'E0' }] }] : [],
      key: () => '',
      invariants: [],
    });
    const [path] = plan(final, chartOf(deadEnd), { walks: { count: 1, seed: 1, length: 9 } }).paths;

    expect(path && paths(path)).toEqual(['go']);
  });
});
