import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { formatSpan, type Millis } from '../basics/index.ts';
import { type ChartGuard, guardOf, guardText } from './chart-guards.ts';

/** A statechart as plain data: what diagrams, coverage and mutants have to know of it. */
export interface Chart {
  /** The name that the trace gives the machine. */
  readonly machine: string;
  /** In the order of the source, the outer before the inner; first the root, whose path is empty. */
  readonly states: readonly ChartState[];
  /** In the order in which they are tried within a state. */
  readonly transitions: readonly ChartTransition[];
}

export interface ChartState {
  /** As trace entries name it: `on › fetching CTL file`. Empty for the root. */
  readonly path: string;
  /** The last part of the path; for the root the name of the machine. */
  readonly name: string;
  /** The path of the state around it; undefined for the root. */
  readonly parent: string | undefined;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final';
  /** The path of the state in which a compound one begins. */
  readonly initial: string | undefined;
  readonly entry: readonly ChartAction[];
  readonly exit: readonly ChartAction[];
}

export interface ChartTransition {
  /** Unique in the machine: `on › checking CTL file: CTL.SETTLED (1) [the trust list changed]`. */
  readonly id: string;
  /** The path of the state that has it. */
  readonly source: string;
  readonly trigger: ChartTrigger;
  /** Its place among the transitions of the state for the same trigger, from 0. */
  readonly index: number;
  readonly guard: ChartGuard | undefined;
  /** Paths; none where the state stays as it is. */
  readonly targets: readonly string[];
  readonly actions: readonly ChartAction[];
  /** Whether a target inside the source leaves and enters the source too. */
  readonly reenter: boolean;
}

export type ChartTrigger =
  | { readonly type: 'event'; readonly event: string }
  /** `span` is undefined where it depends on the data of the machine. */
  | { readonly type: 'delay'; readonly delay: string; readonly span: Millis | undefined }
  /** Taken as soon as its guard holds. */
  | { readonly type: 'always' };

export interface ChartAction {
  readonly name: string;
  readonly params: unknown;
}

export function chartOf(machine: AnyStateMachine): Chart {
  const nodes = nodesBelow(machine.root);
  return {
    machine: machine.id,
    states: nodes.map(stateOf),
    transitions: nodes.flatMap((node) => transitionsOf(node, machine)),
  };
}

/** `on › fetching CTL file`, as `formatState` of the devices writes it. */
export const pathOf = ({ path }: AnyStateNode): string => path.join(' › ');

/**
 * The states in which a machine is, from the outermost in.
 * @param state as trace entries have it; parallel regions stand at the top, joined by `, `
 */
export function activeStates({ states }: Chart, state: string): readonly ChartState[] {
  const regions = state.split(', ');
  const isAround = (path: string, inner: string) =>
    path === inner || inner.startsWith(`${path} › `);
  return states.filter(
    ({ path }) => path === '' || regions.some((region) => isAround(path, region)),
  );
}

/** The transitions that a machine in this state can take, the innermost state's first. */
export function openTransitions(chart: Chart, state: string): readonly ChartTransition[] {
  const active = activeStates(chart, state).map(({ path }) => path);
  return active
    .toReversed()
    .flatMap((path) => chart.transitions.filter(({ source }) => source === path));
}

/** `CTL.SETTLED`, `after retryAfter (45 s)`, `always`. */
export function triggerText(trigger: ChartTrigger): string {
  switch (trigger.type) {
    case 'event':
      return trigger.event;
    case 'delay':
      return trigger.span === undefined
        ? `after ${trigger.delay}`
        : `after ${trigger.delay} (${formatSpan(trigger.span)})`;
    case 'always':
      return 'always';
  }
}

const nodesBelow = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap((child) => nodesBelow(child as AnyStateNode)),
];

const stateOf = (node: AnyStateNode): ChartState => ({
  path: pathOf(node),
  name: node.key,
  parent: node.parent && pathOf(node.parent),
  kind: node.type as ChartState['kind'],
  initial: node.type === 'compound' ? node.initial.target.map(pathOf)[0] : undefined,
  // Not the node's own lists: XState adds the timers of `after` to them.
  entry: actionsOf(node.config.entry),
  exit: actionsOf(node.config.exit),
});

function transitionsOf(node: AnyStateNode, machine: AnyStateMachine): ChartTransition[] {
  const groups = [...node.transitions.values(), node.always ?? []];
  return groups.flatMap((group) =>
    group.map((transition, index) => transitionOf(transition, index, group.length, machine)),
  );
}

function transitionOf(
  transition: AnyTransitionDefinition,
  index: number,
  alternatives: number,
  machine: AnyStateMachine,
): ChartTransition {
  const source = pathOf(transition.source);
  const trigger = triggerOf(transition, machine);
  const guard = transition.guard === undefined ? undefined : guardOf(transition.guard);
  const place = alternatives > 1 ? ` (${index + 1})` : '';
  const condition = guard ? ` [${guardText(guard)}]` : '';
  return {
    id: `${source || 'any state'}: ${triggerText(trigger)}${place}${condition}`,
    source,
    trigger,
    index,
    guard,
    targets: (transition.target ?? []).map(pathOf),
    actions: actionsOf(transition.actions),
    reenter: transition.reenter,
  };
}

function triggerOf(transition: AnyTransitionDefinition, machine: AnyStateMachine): ChartTrigger {
  if (!transition.eventType) return { type: 'always' };
  if (!('delay' in transition)) return { type: 'event', event: transition.eventType };
  const delay = transition.delay as string | number;
  const span = typeof delay === 'number' ? delay : machine.implementations.delays[delay];
  return {
    type: 'delay',
    delay: String(delay),
    span: typeof span === 'number' ? (span as Millis) : undefined,
  };
}

/** @param actions one or several, in any of the forms that XState takes */
const actionsOf = (actions: unknown = []): ChartAction[] =>
  (Array.isArray(actions) ? actions : [actions]).map((action) =>
    typeof action === 'string'
      ? { name: action, params: undefined }
      : { name: action.type, params: action.params },
  );
