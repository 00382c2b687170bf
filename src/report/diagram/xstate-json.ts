import {
  type Chart,
  type ChartAction,
  type ChartState,
  type ChartTransition,
  guardText,
} from '../../machines/index.ts';

/**
 * The statechart in the JSON of XState, which `createMachine` and the tools of Stately read: guards,
 * actions and delays are names. A guard that is put together from others goes by the words for it, as
 * the format has no way to write one.
 */
export const xstateJsonOf = (chart: Chart): object => ({
  id: chart.machine,
  ...stateOf(chart.states[0] as ChartState, chart),
});

function stateOf(state: ChartState, chart: Chart): object {
  const { path, kind, initial, entry, exit } = state;
  const own = chart.transitions.filter(({ source }) => source === path);
  const children = chart.states.filter(({ parent }) => parent === path);
  const on = groupsOf(own, ({ trigger }) => (trigger.type === 'event' ? trigger.event : undefined));
  const after = groupsOf(own, ({ trigger }) =>
    trigger.type === 'delay' ? trigger.delay : undefined,
  );
  const always = own.filter(({ trigger }) => trigger.type === 'always').map(transitionOf);
  const nameOf = (inner: string) => children.find((child) => child.path === inner)?.name;
  return {
    ...((kind === 'parallel' || kind === 'final') && { type: kind }),
    ...(initial !== undefined && { initial: nameOf(initial) }),
    ...(path !== '' && { id: idOf(path) }),
    ...(entry.length > 0 && { entry: entry.map(callOf) }),
    ...(exit.length > 0 && { exit: exit.map(callOf) }),
    ...(on && { on }),
    ...(after && { after }),
    ...(always.length > 0 && { always }),
    ...(children.length > 0 && {
      states: Object.fromEntries(children.map((child) => [child.name, stateOf(child, chart)])),
    }),
  };
}

/** The transitions by the key that they stand under; undefined where there are none. */
function groupsOf(
  transitions: readonly ChartTransition[],
  keyOf: (transition: ChartTransition) => string | undefined,
): Record<string, object[]> | undefined {
  const groups: Record<string, object[]> = {};
  for (const transition of transitions) {
    const key = keyOf(transition);
    if (key === undefined) continue;
    groups[key] ??= [];
    groups[key].push(transitionOf(transition));
  }
  return Object.keys(groups).length > 0 ? groups : undefined;
}

function transitionOf({ guard, targets, actions, reenter }: ChartTransition): object {
  const [target] = targets;
  return {
    ...(target !== undefined && { target: `#${idOf(target)}` }),
    ...(guard && {
      guard: guard.type === 'named' ? callOf(guard) : { type: guardText(guard) },
    }),
    ...(actions.length > 0 && { actions: actions.map(callOf) }),
    ...(reenter && { reenter }),
  };
}

/** A dot would lead into the state with the part before it; blanks are awkward in other tools. */
const idOf = (path: string): string => path.replaceAll(' › ', '/').replaceAll(' ', '-');

const callOf = ({ name, params }: ChartAction): object =>
  params === undefined ? { type: name } : { type: name, params };
