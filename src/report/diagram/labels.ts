/** The words on a diagram, the same in every format. */
import {
  type Chart,
  type ChartAction,
  type ChartState,
  type ChartTransition,
  guardText,
  triggerText,
  withParams,
} from '../../machines/index.ts';

/** What a set of runs has been through, by path of the state and by id of the transition. */
export interface Reached {
  readonly states: ReadonlySet<string>;
  readonly transitions: ReadonlySet<string>;
}

/** What stands at a part that no run has been through. */
export const neverEntered = 'never entered';
const neverTaken = 'never taken';

/** `CTL.RECEIVED [is empty]`; `[else]` where the transitions before it were not to be taken. */
export function occasionText({ trigger, guard, index }: ChartTransition): string {
  const otherwise = index > 0 ? '[else]' : '';
  const condition = guard ? `[${guardText(guard)}]` : otherwise;
  return [trigger.type === 'always' ? '' : triggerText(trigger), condition]
    .filter((part) => part !== '')
    .join(' ');
}

/** `/ store, settle (installed)`, or nothing. */
export const deedsText = (actions: readonly ChartAction[]): string =>
  actions.length === 0 ? '' : `/ ${actions.map(withParams).join(', ')}`;

/** What happens in a state while it stays as it is, one a line: `entry / fetch (ctl)`. */
export const innerLines = (
  { entry, exit }: ChartState,
  transitions: readonly ChartTransition[],
  reached: Reached | undefined,
): InnerLine[] => [
  ...(entry.length > 0 ? [{ text: `entry ${deedsText(entry)}`, taken: true }] : []),
  ...transitions.map((transition) => innerLine(transition, isTaken(transition, reached))),
  ...(exit.length > 0 ? [{ text: `exit ${deedsText(exit)}`, taken: true }] : []),
];

export interface InnerLine {
  readonly text: string;
  readonly taken: boolean;
}

function innerLine(transition: ChartTransition, taken: boolean): InnerLine {
  const deeds = transition.actions.map(withParams);
  const all = transition.reenter ? [...deeds, 'in again'] : deeds;
  const text = `${occasionText(transition)} / ${all.join(', ') || 'nothing'}`;
  return { text: withMark(text, taken), taken };
}

/** The transitions that do not lead from the state to another one. */
export const ownTransitions = (
  { path }: ChartState,
  { transitions }: Chart,
): readonly ChartTransition[] =>
  transitions.filter(
    ({ source, targets }) => source === path && targets.every((target) => target === path),
  );

/** Without a set of runs nothing is marked. */
export const isTaken = ({ id }: ChartTransition, reached: Reached | undefined): boolean =>
  reached?.transitions.has(id) ?? true;

export const isEntered = ({ path }: ChartState, reached: Reached | undefined): boolean =>
  reached?.states.has(path) ?? true;

export const withMark = (text: string, taken: boolean): string =>
  taken ? text : [neverTaken, text].filter((part) => part !== '').join(': ');

/** All transitions from one state to another one: one arrow, with the words of each below each other. */
export interface Arrow {
  readonly source: string;
  readonly target: string;
  readonly transitions: readonly ChartTransition[];
}

export function arrowsOf({ transitions }: Chart): Arrow[] {
  const arrows = new Map<string, Arrow & { readonly transitions: ChartTransition[] }>();
  for (const transition of transitions) {
    const { source } = transition;
    for (const target of transition.targets) {
      if (target === source) continue;
      const key = `${source} → ${target}`;
      const arrow = arrows.get(key) ?? { source, target, transitions: [] };
      arrow.transitions.push(transition);
      arrows.set(key, arrow);
    }
  }
  return [...arrows.values()];
}

/** Whether the one state lies inside the other. */
export const isInside = (path: string, around: string): boolean =>
  around === '' ? path !== '' : path.startsWith(`${around} › `);
