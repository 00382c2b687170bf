import { formatSpan, Millis, Minutes, Seconds } from '../../basics/index.ts';
import type { ScenarioData, StepData } from '../../scenario/index.ts';
import type { Move } from './moves.ts';
import { type Place, wayTo } from './place.ts';

/** Steps that lead to a place, and how long time passes there after the last thing that was done. */
export interface Way {
  readonly steps: readonly StepData[];
  readonly after: Millis;
}

/** What happens on the way to a place; waits that follow one another are one. */
function happeningsOf(place: Place): (Move | Millis)[] {
  const all: (Move | Millis)[] = [];
  for (const by of wayTo(place)) {
    const last = all.at(-1);
    if (typeof by === 'number' && typeof last === 'number') all[all.length - 1] = Millis(last + by);
    else all.push(by);
  }
  return all;
}

export const inWords = (place: Place): string[] =>
  happeningsOf(place).map((by) =>
    typeof by === 'number' ? `wait ${formatSpan(by)}` : by.step.text,
  );

export function stepsTo(place: Place): Way {
  const all = happeningsOf(place);
  const last = all.at(-1);
  const after = typeof last === 'number' ? last : Millis(0);
  const before = typeof last === 'number' ? all.slice(0, -1) : all;
  const steps = before.map((by) => (typeof by === 'number' ? { wait: formatSpan(by) } : by.data));
  return { steps, after };
}

/** The next span that people say. */
export function roundedUp(span: Millis): string {
  const round = [Seconds(10), Seconds(30), Minutes(1), Minutes(2), Minutes(5)];
  const whole = Millis(Math.ceil(span / Minutes(1)) * Minutes(1));
  return formatSpan(round.find((one) => one >= span) ?? whole);
}

/** A scenario that goes this way at the same site, and then expects something. */
export function scenarioOf(
  { site, seed, start }: ScenarioData,
  { title, about, steps }: Pick<ScenarioData, 'title' | 'steps'> & { readonly about: string },
): ScenarioData {
  return {
    title,
    about,
    ...(seed !== undefined && { seed }),
    ...(start !== undefined && { start }),
    ...(site && { site }),
    steps,
  };
}
