import { formatSpan, Millis } from '../../basics/index.ts';
import { readSpan, type ScenarioData, type StepData } from '../../scenario/index.ts';
import { fewest } from './chunks.ts';
import { type PathTo, partsOf, valueAt, without, withValue } from './parts.ts';

export interface ShrinkOptions {
  /** The most scenarios that are tried (usual: 2000). */
  readonly most?: number;
  /** Whether the site is to stay as it is (usual: false). */
  readonly keepSite?: boolean;
  /** Told of each scenario that was tried. */
  readonly tried?: (count: number) => void;
}

/**
 * The smallest scenario that still fails: steps are left out, then parts of the site and of steps,
 * and waits become shorter, as long as it does. The same scenario and the same question always give
 * the same answer.
 * @param fails whether a scenario fails in the way that matters; one that cannot be loaded does not
 */
export function shrink(
  data: ScenarioData,
  fails: (data: ScenarioData) => boolean,
  { most = 2000, keepSite = false, tried = () => {} }: ShrinkOptions = {},
): ScenarioData {
  const asked = new Map<string, boolean>();
  const stillFails = (candidate: ScenarioData): boolean => {
    const name = JSON.stringify(candidate);
    const known = asked.get(name);
    if (known !== undefined) return known;
    if (asked.size >= most) return false;
    const answer = candidate.steps.length > 0 && fails(candidate);
    asked.set(name, answer);
    tried(asked.size);
    return answer;
  };
  let smallest = data;
  for (;;) {
    const smaller = withShorterSpans(
      withoutParts(
        withFewerSteps(smallest, stillFails),
        keepSite ? isInStep : isInSiteOrStep,
        stillFails,
      ),
      stillFails,
    );
    if (JSON.stringify(smaller) === JSON.stringify(smallest)) return smallest;
    smallest = smaller;
  }
}

type Question = (data: ScenarioData) => boolean;

const withFewerSteps = (data: ScenarioData, fails: Question): ScenarioData => ({
  ...data,
  steps: fewest<StepData>(data.steps, (steps) => fails({ ...data, steps })),
});

/** Phones, servers, tokens, settings, and what steps say beyond what they must. */
function withoutParts(
  data: ScenarioData,
  mayGo: (part: PathTo) => boolean,
  fails: Question,
): ScenarioData {
  let smallest = data;
  let parts = partsOf(smallest).filter(mayGo);
  for (let at = 0; at < parts.length; ) {
    const candidate = without(smallest, parts[at] as PathTo);
    if (fails(candidate)) {
      smallest = candidate;
      parts = partsOf(smallest).filter(mayGo);
    } else at++;
  }
  return smallest;
}

const isInStep = ([first, , inside]: PathTo): boolean => first === 'steps' && inside !== undefined;

/** All of the site, and what stands inside a step. */
const isInSiteOrStep = (part: PathTo): boolean => part[0] === 'site' || isInStep(part);

/** Spans that people say, shortest first. */
const roundSpans = ['1 s', '5 s', '10 s', '30 s', '1 min', '2 min', '5 min', '10 min', '1 h'];

const spanKeys: ReadonlySet<unknown> = new Set(['wait', 'within', 'for', 'at', 'after']);

/** The shortest round span with which it still fails; else whole seconds. */
function withShorterSpans(data: ScenarioData, fails: Question): ScenarioData {
  let smallest = data;
  for (const path of partsOf(data).filter((part) => spanKeys.has(part.at(-1)))) {
    const span = readSpan(valueAt(smallest, path));
    if (span === undefined) continue;
    const seconds = formatSpan(Millis(Math.ceil(span / 1000) * 1000));
    const shorter = [...roundSpans.filter((text) => (readSpan(text) ?? 0) < span), seconds]
      .map((text) => withValue(smallest, path, text))
      .find(fails);
    if (shorter) smallest = shorter;
  }
  return smallest;
}
