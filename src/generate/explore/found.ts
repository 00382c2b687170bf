import { BugError, formatSpan, Minutes } from '../../basics/index.ts';
import type { ScenarioData, StepData } from '../../scenario/index.ts';
import { resultOf, type ShrinkOptions, shrink } from '../shrink/index.ts';
import { inWords, roundedUp, scenarioOf, stepsTo } from './found-scenario.ts';
import { isIdle } from './is-idle.ts';
import type { BrokenInvariant, Quest } from './live-world.ts';
import type { Move } from './moves.ts';
import { type Place, worldAt } from './place.ts';
import { breaksInvariant } from './replay.ts';
import type { Discovery } from './search.ts';

/** What was found, and how to come there. */
export interface Found {
  readonly what: 'condition' | 'invariant' | 'stuck';
  /** In words. */
  readonly text: string;
  /** How many moves it takes besides the scenario's own steps. */
  readonly cost: number;
  /** What happens on the way, in words. */
  readonly way: readonly string[];
  /** A scenario that shows it. It holds when a condition was looked for; otherwise it fails as long as
   * what is wrong is wrong. Of a site that is stuck it has all repairs; else it is as small as can be. */
  readonly scenario: ScenarioData;
}

/** A condition as plain data, and as it reads. */
export interface Wanted {
  readonly find: unknown;
  readonly text: string;
}

type Content = Omit<Found, 'cost' | 'way'>;

/** Makes scenarios of what was found. */
export class Finder {
  readonly #data: ScenarioData;
  readonly #quest: Quest;
  readonly #file: string;

  constructor(data: ScenarioData, quest: Quest, file: string) {
    this.#data = data;
    this.#quest = quest;
    this.#file = file;
  }

  found({ place, broken }: Discovery, wanted: Wanted | undefined, repairs: readonly Move[]): Found {
    const found = { cost: place.cost, way: inWords(place) };
    if (broken) return { ...found, ...this.#invariant(place, broken) };
    if (wanted) return { ...found, ...this.#condition(place, wanted) };
    return { ...found, ...this.#stuck(place, repairs) };
  }

  #condition(place: Place, { find, text }: Wanted): Content {
    const { steps, after } = stepsTo(place);
    const whole = this.#scenario(
      `The least that leads to ${text.replace(/^expect /, '')}`,
      `Found by offhook explore at the site of «${this.#data.title}».`,
      [...steps, { expect: find, within: roundedUp(after) }],
    );
    const scenario = this.#shrunk(
      whole,
      (candidate) => resultOf(candidate, this.#file, this.#quest.options)?.held === true,
      { keepSite: true },
    );
    return { what: 'condition', text, scenario };
  }

  #invariant(place: Place, { invariant, host, problem, expectation }: BrokenInvariant): Content {
    const { steps, after } = stepsTo(place);
    const whole = this.#scenario(
      `Broken: ${invariant.name}`,
      `Found by offhook explore at the site of «${this.#data.title}»: ${host}, ${problem}. (${invariant.source})`,
      [...steps, { ...expectation, for: roundedUp(after) }],
    );
    const scenario = this.#shrunk(whole, (candidate) =>
      breaksInvariant(candidate, invariant, this.#file, this.#quest.options),
    );
    return { what: 'invariant', text: `${invariant.name}: ${host}, ${problem}`, scenario };
  }

  #stuck(place: Place, repairs: readonly Move[]): Content {
    const world = worldAt(place, this.#quest);
    const possible = repairs.filter((move) => !isIdle(move, world.site) && world.take(move));
    const [ill] = [...world.site.phones].find(([, phone]) => !phone.isRegistered) ?? [];
    if (ill === undefined) throw new BugError('a site that is stuck has no phone that is ill');
    const { steps } = stepsTo(place);
    const scenario = this.#scenario(
      `${ill} stays unregistered`,
      `Found by offhook explore at the site of «${this.#data.title}»: no repair helps.`,
      [
        ...steps,
        ...possible.map(({ data }) => data),
        {
          expect: { on: ill, state: { registration: 'registered' } },
          within: formatSpan(Minutes(5)),
        },
      ],
    );
    return { what: 'stuck', text: `nothing registers ${ill} again`, scenario };
  }

  #scenario(title: string, about: string, steps: readonly StepData[]): ScenarioData {
    return scenarioOf(this.#data, { title: title.slice(0, 200), about, steps });
  }

  /** What is expected in the end stays, whatever else is left out. */
  #shrunk(
    whole: ScenarioData,
    fails: (candidate: ScenarioData) => boolean,
    options?: ShrinkOptions,
  ): ScenarioData {
    const goal = goalOf(whole);
    return shrink(whole, (candidate) => goalOf(candidate) === goal && fails(candidate), options);
  }
}

/** The last step without its span. */
function goalOf({ steps }: ScenarioData): string {
  const { within: _within, for: _for, ...goal } = steps.at(-1) ?? {};
  return JSON.stringify(goal);
}
