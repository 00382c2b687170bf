import { type AnyStateMachine, createMachine, type EventObject } from 'xstate';
import { createTestModel, getShortestPaths } from 'xstate/graph';
import { firstStep, nextStep } from '../src/devices/index.ts';
import { bare, explore, type Graph, shortestPath } from '../src/generate/model/index.ts';
import { Probe } from '../src/generate/model/probe.ts';
import { plan } from '../src/generate/paths/index.ts';
import { chartOf, machines } from '../src/machines/index.ts';
import type { Bench } from './bench.ts';
import { alternately, millisOf } from './measure.ts';

/** A machine, and every event that it may get. */
interface Subject {
  readonly machine: AnyStateMachine;
  readonly events: readonly EventObject[];
  readonly input?: unknown;
}

/** So many switches: each setting of them is a state, and each switch can be turned in each state. */
function switches(count: number): Subject {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const states = numbers.map((number) => [
    `switch ${number}`,
    {
      initial: 'off',
      states: {
        off: { on: { [`TURN ${number}`]: 'on' } },
        on: { on: { [`TURN ${number}`]: 'off' } },
      },
    },
  ]);
  return {
    machine: createMachine({
      id: 'switches',
      type: 'parallel',
      states: Object.fromEntries(states),
    }),
    events: numbers.map((number) => ({ type: `TURN ${number}` })),
  };
}

/** 4,096 states and 49,152 transitions. */
const large = switches(12);
/** 1,024 states and 10,240 transitions: of more createTestModel would need minutes. */
const small = switches(10);

const ctlTrust: Subject = {
  machine: machines['ctl-trust'],
  input: { installed: false },
  events: [
    ...[
      'first',
      'signed-by-installed-token',
      'unchanged',
      'signed-by-new-token',
      'unknown-signer',
      'bad-signature',
      'corrupt',
      'empty',
    ].map((verdict) => ({ type: 'CTL.RECEIVED', verdict })),
    { type: 'CTL.ABSENT' },
    { type: 'CTL.ERASE' },
  ],
};

const graphOf = ({ machine, events, input }: Subject): Graph =>
  explore(machine, bare<AnyStateMachine>({ events, input }), { inside: false });

/** One path or few, along every transition. */
const tourOf = (subject: Subject) =>
  plan(graphOf(subject), chartOf(subject.machine), {
    cover: 'moves',
    longest: Number.POSITIVE_INFINITY,
  });

/** Paths along every transition. */
const testModelPathsOf = ({ machine, events, input }: Subject) =>
  createTestModel(machine, { events: [...events], input } as object).getShortestPaths();
type TestModelPaths = ReturnType<typeof testModelPathsOf>;

/** How many of the shipped statecharts have delays, which createTestModel does not take. */
const refused = Object.values(machines).filter((machine: AnyStateMachine) => {
  try {
    createTestModel(machine);
    return false;
  } catch {
    return true;
  }
}).length;

const statesOfSwitches: Bench = {
  name: 'generate, a shortest path to each of 4,096 states',
  unit: 'ms',
  baseline: 'getShortestPaths of xstate/graph',
  aim: { of: 'ratio', atMost: 1 },
  measure: () =>
    alternately(
      2,
      () =>
        millisOf(() => {
          const { roots, nodes } = graphOf(large);
          for (const node of nodes) shortestPath(roots, node);
        }),
      () =>
        millisOf(() => {
          getShortestPaths(large.machine, { events: [...large.events] });
        }),
    ),
};

let slow: { readonly millis: number; readonly paths: TestModelPaths } | undefined;

/** It takes long, and is done once for all that is measured of it. */
function testModelOfSwitches(): NonNullable<typeof slow> {
  if (!slow) {
    let paths: TestModelPaths = [];
    const millis = millisOf(() => {
      paths = testModelPathsOf(small);
    });
    slow = { millis, paths };
  }
  return slow;
}

const stepsIn = (paths: readonly { readonly steps: readonly unknown[] }[]): number =>
  // The first step of each of their paths is the start.
  paths.reduce((sum, { steps }) => sum + steps.length - 1, 0);

const transitionsOfSwitches: Bench = {
  name: 'generate, along all of 49,152 transitions',
  unit: 'ms',
  baseline: 'createTestModel with 10,240',
  aim: { of: 'measured', atMost: 2000 },
  measure: () => ({
    measured: Math.min(...[1, 2, 3].map(() => millisOf(() => tourOf(large)))),
    baseline: testModelOfSwitches().millis,
  }),
};

const onSmall = (what: string, unit: string, measure: Bench['measure']): Bench => ({
  name: `generate, along all of 10,240 transitions${what}`,
  unit,
  baseline: 'createTestModel',
  aim: { of: 'ratio', atMost: 1 },
  measure,
});

const timeOfSwitches = onSmall('', 'ms', () => ({
  measured: millisOf(() => tourOf(small)),
  baseline: testModelOfSwitches().millis,
}));

const pathsOfSwitches = onSmall(', number of paths', 'paths', () => ({
  measured: tourOf(small).paths.length,
  baseline: testModelOfSwitches().paths.length,
}));

const movesOfSwitches = onSmall(', their length together', 'moves', () => ({
  measured: tourOf(small).moves,
  baseline: stepsIn(testModelOfSwitches().paths),
}));

/** How many of the transitions of the machine these paths of a test model take. */
function reachedBy(paths: TestModelPaths, { machine, input }: Subject): number {
  const probe = new Probe(machine);
  const taken = paths.flatMap(({ steps }) => {
    let { snapshot } = firstStep(probe.machine, input);
    for (const { event } of steps.slice(1))
      snapshot = nextStep(probe.machine, snapshot, event).snapshot;
    return probe.read().transitions;
  });
  return new Set(taken).size;
}

const tourOfCtlTrust = () => {
  const { machine, events, input } = ctlTrust;
  return plan(explore(machine, bare<AnyStateMachine>({ events, input })), chartOf(machine), {
    cover: 'transitions',
  });
};

const onCtlTrust = (what: string, unit: string, aim: Bench['aim'], measure: Bench['measure']) => ({
  name: `generate, ctl-trust${what}`,
  unit,
  baseline: `createTestModel; it refuses ${refused} other statecharts`,
  aim,
  measure,
});

const timeOfCtlTrust: Bench = onCtlTrust('', 'ms', { of: 'measured', atMost: 100 }, () =>
  alternately(
    5,
    () => millisOf(tourOfCtlTrust),
    () => millisOf(() => testModelPathsOf(ctlTrust)),
  ),
);

/** Theirs pass over transitions that lead back to the same state, and over all but one between two. */
const reachOfCtlTrust: Bench = onCtlTrust(
  ', transitions reached of 14',
  'transitions',
  { of: 'ratio', atLeast: 1 },
  () => ({
    measured: tourOfCtlTrust().reached?.reached ?? 0,
    baseline: reachedBy(testModelPathsOf(ctlTrust), ctlTrust),
  }),
);

const movesOfCtlTrust: Bench = onCtlTrust(
  ', moves in all paths',
  'moves',
  { of: 'measured', atMost: 20 },
  () => ({ measured: tourOfCtlTrust().moves, baseline: stepsIn(testModelPathsOf(ctlTrust)) }),
);

export const generateBenches: readonly Bench[] = [
  statesOfSwitches,
  transitionsOfSwitches,
  timeOfSwitches,
  pathsOfSwitches,
  movesOfSwitches,
  timeOfCtlTrust,
  reachOfCtlTrust,
  movesOfCtlTrust,
];
