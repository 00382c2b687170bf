/** From the text of a scenario file to a scenario. */
import { BugError } from '../../basics/index.ts';
import { type ActionName, actionNames, actions } from './actions.ts';
import { type PlainDocument, readDocument } from './document.ts';
import { check, type Path, placeAt, type Report } from './explain.ts';
import { withNames } from './names.ts';
import { namesIn } from './names-in-file.ts';
import { type Finding, problemAt, ScenarioError } from './scenario-error.ts';
import { headSchema, type Scenario } from './schema.ts';
import { Source } from './source.ts';
import { allModifiers, makeStep, modifiersOf, type Step, stepSchemas } from './steps.ts';
import { listed, meant, nearest, quote } from './words.ts';

const mostFindings = 50;

class Findings implements Report {
  readonly #all: Finding[] = [];

  get full(): boolean {
    return this.#all.length >= mostFindings;
  }

  add(finding: Finding): void {
    if (!this.full) this.#all.push(finding);
  }

  inOrder(): readonly Finding[] {
    return this.#all.toSorted((a, b) => a.span.start - b.span.start);
  }
}

/**
 * Reads and checks a scenario. All that is wrong is told at once, in the order of the file,
 * up to fifty problems.
 * @param file its name, for messages
 * @throws ScenarioError
 */
export function loadScenario(text: string, file: string): Scenario {
  const source = new Source(file, text);
  const document = readDocument(source);
  const report = new Findings();
  const scenario = withNames(namesIn(document.value), () => {
    const head = check(headSchema, document, [], document.value, report);
    const steps = stepsOf(document.value).map((step, index) =>
      checkStep(document, source, ['steps', index], step, report),
    );
    return head && { ...head, file, steps: steps.filter((step) => step !== undefined) };
  });
  const [first, ...others] = report.inOrder().map((finding) => problemAt(source, finding));
  if (first) throw new ScenarioError(file, [first, ...others]);
  if (!scenario) throw new BugError('a scenario was refused without a reason');
  return scenario;
}

function stepsOf(value: unknown): readonly unknown[] {
  const { steps } = (value ?? {}) as { steps?: unknown };
  return Array.isArray(steps) ? steps : [];
}

const isAction = (key: string): key is ActionName => Object.hasOwn(actions, key);

/** The action decides what a step is checked against, so that a message is about that action alone. */
function checkStep(
  document: PlainDocument,
  source: Source,
  path: Path,
  step: unknown,
  report: Report,
): Step | undefined {
  if (report.full) return undefined;
  const { span } = placeAt(document, path);
  if (typeof step !== 'object' || step === null || Array.isArray(step)) {
    const message = 'a step is an action with its value, such as «power on: phone-1»';
    report.add({ message, span });
    return undefined;
  }
  const keys = Object.keys(step);
  const [action, ...others] = keys.filter(isAction);
  if (action === undefined) {
    report.add(noAction(document, path, keys));
    return undefined;
  }
  if (others.length > 0) {
    const names = listed([action, ...others].map(quote), 'and');
    const message = `a step has one action, this one has ${names}; begin a new item of the list for each`;
    report.add({
      message,
      span: keySpan(document, [...path, others[0] as string]),
      key: others[0],
    });
    return undefined;
  }
  const known = new Set([action, ...modifiersOf(action)]);
  const strange = keys.filter((key) => !known.has(key));
  if (strange[0] !== undefined && step[action as keyof typeof step] === null) {
    const [key] = strange;
    const message = `${quote(key)} stands beside ${quote(action)}, not below it: indent it deeper`;
    report.add({ message, span: keySpan(document, [...path, key]), key });
    return undefined;
  }
  for (const key of strange) report.add(strangeKey(document, path, action, key));
  const written = Object.fromEntries(Object.entries(step).filter(([key]) => known.has(key)));
  const checked = check(stepSchemas[action], document, path, written, report);
  return checked && makeStep(action, written, checked, source.position(span.start).line);
}

const keySpan = (document: PlainDocument, path: Path) => {
  const place = placeAt(document, path);
  return place.keySpan ?? place.span;
};

function noAction(document: PlainDocument, path: Path, keys: readonly string[]): Finding {
  const key = keys.find((key) => !allModifiers.has(key));
  if (key === undefined) {
    const message = `this step has no action${keys.length === 0 ? '' : `, only ${listed(keys.map(quote), 'and')}`}`;
    return { message, span: placeAt(document, path).span };
  }
  const suggestion = nearest(key, actionNames);
  return {
    message: `${quote(key)} is not an action${meant(suggestion, actionNames)}`,
    span: keySpan(document, [...path, key]),
    key,
    suggestion,
  };
}

function strangeKey(document: PlainDocument, path: Path, action: ActionName, key: string): Finding {
  if (!allModifiers.has(key)) {
    const known = modifiersOf(action);
    const suggestion = nearest(key, known);
    return {
      message: `${quote(key)} cannot stand beside ${quote(action)}${meant(suggestion, known)}`,
      span: keySpan(document, [...path, key]),
      key,
      suggestion,
    };
  }
  const owners = actionNames.filter((name) => modifiersOf(name).includes(key));
  return {
    message: `${quote(key)} does not go with ${quote(action)}, only with ${listed(owners.map(quote), 'and')}`,
    span: keySpan(document, [...path, key]),
    key,
  };
}
