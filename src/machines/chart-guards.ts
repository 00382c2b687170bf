import { and, not, or, type StateValue, stateIn } from 'xstate';

/** When a transition may be taken. */
export type ChartGuard =
  | { readonly type: 'named'; readonly name: string; readonly params: unknown }
  | { readonly type: 'and' | 'or'; readonly guards: readonly ChartGuard[] }
  | { readonly type: 'not'; readonly guard: ChartGuard }
  | { readonly type: 'in state'; readonly state: StateValue };

/** What XState makes of `and`, `or`, `not` and `stateIn`; only the check tells them apart. */
interface BuiltIn {
  readonly check: unknown;
  readonly guards: readonly unknown[];
  readonly stateValue: StateValue;
}

const checkOf = (guard: unknown): unknown => (guard as BuiltIn).check;
const checks = {
  and: checkOf(and([])),
  or: checkOf(or([])),
  not: checkOf(not('')),
  stateIn: checkOf(stateIn('')),
};

/** @param guard as it stands in the configuration of a machine */
export function guardOf(guard: unknown): ChartGuard {
  if (typeof guard === 'string') return { type: 'named', name: guard, params: undefined };
  const { check, guards, stateValue } = guard as BuiltIn;
  switch (check) {
    case checks.and:
      return { type: 'and', guards: guards.map(guardOf) };
    case checks.or:
      return { type: 'or', guards: guards.map(guardOf) };
    case checks.not:
      return { type: 'not', guard: guardOf(guards[0]) };
    case checks.stateIn:
      return { type: 'in state', state: stateValue };
  }
  const { type: name, params } = guard as { type: string; params?: unknown };
  return { type: 'named', name, params };
}

/** `the menu is unlocked and not (access is restricted or the menu is closed)` */
export function guardText(guard: ChartGuard): string {
  switch (guard.type) {
    case 'named':
      return withParams(guard);
    case 'and':
    case 'or':
      return guard.guards.map(partText).join(` ${guard.type} `);
    case 'not':
      return `not ${partText(guard.guard)}`;
    case 'in state':
      return `in ${JSON.stringify(guard.state)}`;
  }
}

/** A part that has an `and` or `or` of its own stands in brackets. */
const partText = (guard: ChartGuard): string =>
  guard.type === 'and' || guard.type === 'or' ? `(${guardText(guard)})` : guardText(guard);

/** The name of a guard or an action with its parameters: `answer (to: store, done: true)`. */
export function withParams({ name, params }: { name: string; params: unknown }): string {
  if (params === undefined) return name;
  const values =
    typeof params === 'object' && params !== null
      ? Object.entries(params).map(([key, value]) => `${key}: ${value}`)
      : [String(params)];
  return `${name} (${values.join(', ')})`;
}
