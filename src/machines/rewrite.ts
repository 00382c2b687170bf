import { type AnyStateMachine, type AnyStateNode, createMachine } from 'xstate';
import { type Chart, type ChartState, type ChartTransition, chartOf, pathOf } from './chart.ts';

/** A transition as it is written in the configuration of a machine, in its long form. */
export interface TransitionConfig {
  readonly target?: unknown;
  readonly guard?: unknown;
  readonly actions?: unknown;
  readonly reenter?: boolean;
}

export interface Rewriting {
  /** @returns what stands in its place; undefined drops it */
  transition?(transition: ChartTransition, config: TransitionConfig): TransitionConfig | undefined;
  /** Changes what is done on entry and on exit. */
  state?(state: ChartState, actions: StateActions): StateActions;
}

export interface StateActions {
  readonly entry?: unknown;
  readonly exit?: unknown;
}

/** Transitions that follow each other within one step: a machine that now runs in circles ends so. */
const maxIterations = 1000;

/** A machine like this one, in which single transitions or states are others. */
export function rewritten(machine: AnyStateMachine, rewriting: Rewriting): AnyStateMachine {
  const config = new Rewriter(machine, rewriting).configOf(machine.root);
  return createMachine({ ...config, options: { maxIterations } }, machine.implementations);
}

interface StateConfig extends StateActions {
  readonly on?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly always?: unknown;
}

class Rewriter {
  readonly #chart: Chart;
  readonly #rewriting: Rewriting;

  constructor(machine: AnyStateMachine, rewriting: Rewriting) {
    this.#chart = chartOf(machine);
    this.#rewriting = rewriting;
  }

  configOf(node: AnyStateNode): object {
    const { on, after, always, entry, exit, ...rest } = node.config as StateConfig;
    const path = pathOf(node);
    const transitions = this.#chart.transitions.filter(({ source }) => source === path);
    const groups = (configs: Readonly<Record<string, unknown>>, type: 'event' | 'delay') =>
      mapValues(configs, (config, key) => {
        const own = transitions.filter(({ trigger }) =>
          type === 'event'
            ? trigger.type === 'event' && trigger.event === key
            : trigger.type === 'delay' && trigger.delay === key,
        );
        return this.#groupOf(config, own);
      });
    return {
      ...rest,
      ...this.#actionsOf(path, { entry, exit }),
      ...(on && { on: groups(on, 'event') }),
      ...(after && { after: groups(after, 'delay') }),
      ...(always !== undefined && {
        always: this.#groupOf(
          always,
          transitions.filter(({ trigger }) => trigger.type === 'always'),
        ),
      }),
      ...(Object.keys(node.states).length > 0 && {
        states: mapValues(node.states, (child) => this.configOf(child as AnyStateNode)),
      }),
    };
  }

  #actionsOf(path: string, { entry, exit }: StateActions): StateActions {
    const state = this.#chart.states.find((each) => each.path === path) as ChartState;
    const actions = { ...(entry !== undefined && { entry }), ...(exit !== undefined && { exit }) };
    return this.#rewriting.state?.(state, actions) ?? actions;
  }

  /** @param config one transition or several, in any of the forms that XState takes */
  #groupOf(config: unknown, transitions: readonly ChartTransition[]): TransitionConfig[] {
    const all = Array.isArray(config) ? config : [config];
    return transitions.flatMap((transition, index) => {
      const one = longForm(all[index]);
      const changed = this.#rewriting.transition
        ? this.#rewriting.transition(transition, one)
        : one;
      return changed ? [changed] : [];
    });
  }
}

const longForm = (config: unknown): TransitionConfig =>
  typeof config === 'string' ? { target: config } : (config as TransitionConfig);

const mapValues = <Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Result,
): Record<string, Result> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
