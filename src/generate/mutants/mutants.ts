import { not } from 'xstate';
import {
  type Chart,
  type ChartState,
  type ChartTransition,
  chartOf,
  type MachineName,
  machines,
  type Rewriting,
  rewritten,
  type Steps,
  type TransitionConfig,
  withParams,
} from '../../machines/index.ts';
import { delayMutants } from './delays.ts';
import type { Mutant } from './mutant.ts';

/** Every mutant of a statechart, in the order of its parts. */
export function mutantsOf(name: MachineName): Mutant[] {
  const machine = machines[name];
  const chart = chartOf(machine);
  return [
    ...chart.transitions.flatMap((transition) => [
      dropped(name, transition),
      ...withoutGuard(name, transition),
      ...withOtherTarget(name, transition, chart),
      ...withoutAction(name, transition),
    ]),
    ...chart.states.flatMap((state) => withoutStateAction(name, state)),
    ...delayMutants(name, machine, chart),
  ];
}

type Fault = Pick<Mutant, 'machine' | 'mutation' | 'part'> & {
  /** What is wrong: `asks for no guard`. */
  readonly fault: string;
};

const mutant = (
  { fault, ...about }: Fault,
  change: Rewriting,
  touchedBy: Mutant['touchedBy'],
): Mutant => ({
  ...about,
  id: `${about.part}: ${fault}`,
  touchedBy,
  build: () => rewritten(machines[about.machine], change),
});

/** Changes one transition. */
const only = (
  { id }: ChartTransition,
  change: (config: TransitionConfig) => TransitionConfig | undefined,
): Rewriting => ({
  transition: (transition, config) => (transition.id === id ? change(config) : config),
});

const isTaken =
  ({ id }: ChartTransition) =>
  ({ transitions }: Steps): boolean =>
    transitions.has(id);

const dropped = (machine: MachineName, transition: ChartTransition): Mutant =>
  mutant(
    { machine, mutation: 'transition dropped', part: transition.id, fault: 'is not there' },
    only(transition, () => undefined),
    isTaken(transition),
  );

function withoutGuard(machine: MachineName, transition: ChartTransition): Mutant[] {
  const { id, guard } = transition;
  if (!guard) return [];
  return [
    mutant(
      { machine, mutation: 'guard dropped', part: id, fault: 'asks for no guard' },
      only(transition, ({ guard: _, ...config }) => config),
      ({ refused }) => refused.has(id),
    ),
    mutant(
      { machine, mutation: 'guard negated', part: id, fault: 'takes the guard for its contrary' },
      only(transition, (config) => ({ ...config, guard: not(config.guard as never) })),
      ({ held, refused }) => held.has(id) || refused.has(id),
    ),
  ];
}

/** The target becomes the next state beside it. */
function withOtherTarget(
  machine: MachineName,
  transition: ChartTransition,
  { states }: Chart,
): Mutant[] {
  return transition.targets.flatMap((target) => {
    const parent = states.find(({ path }) => path === target)?.parent;
    const siblings = states.filter((state) => state.parent === parent);
    const place = siblings.findIndex(({ path }) => path === target);
    const other = siblings[(place + 1) % siblings.length];
    if (!other || other.path === target) return [];
    const fault = `leads to «${other.path}»`;
    return mutant(
      { machine, mutation: 'target swapped', part: transition.id, fault },
      only(transition, (config) => ({ ...config, target: idOf(machine, other) })),
      isTaken(transition),
    );
  });
}

/** As a target in the configuration of a machine names a state anywhere in it. */
const idOf = (machine: MachineName, { path }: ChartState): string =>
  `#${machine}.${path.replaceAll(' › ', '.')}`;

const withoutAction = (machine: MachineName, transition: ChartTransition): Mutant[] =>
  transition.actions.map((action, index) =>
    mutant(
      {
        machine,
        mutation: 'action forgotten',
        part: transition.id,
        fault: `forgets «${withParams(action)}»`,
      },
      only(transition, (config) => ({ ...config, actions: without(config.actions, index) })),
      isTaken(transition),
    ),
  );

const withoutStateAction = (machine: MachineName, { path, ...state }: ChartState): Mutant[] =>
  (['entry', 'exit'] as const).flatMap((when) =>
    state[when].map((action, index) =>
      mutant(
        {
          machine,
          mutation: 'action forgotten',
          part: path || machine,
          fault: `on ${when} forgets «${withParams(action)}»`,
        },
        {
          state: (each, actions) =>
            each.path === path ? { ...actions, [when]: without(actions[when], index) } : actions,
        },
        ({ states }) => states.has(path),
      ),
    ),
  );

/** @param actions one or several, in any of the forms that XState takes */
const without = (actions: unknown, index: number): readonly unknown[] =>
  (Array.isArray(actions) ? actions : [actions]).toSpliced(index, 1);
