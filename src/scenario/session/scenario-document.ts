import { type Document, isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { BugError, formatSpan, type Millis } from '../../basics/index.ts';

/** A step to be added: in the scenario language, without a moment of its own. */
export interface AddedStep {
  /** `press: { on: phone-1, keys: settings }`, with one line for each modifier. */
  readonly step: string;
  readonly at?: Millis;
}

/**
 * The text of a scenario file whose steps can be cut off and added to. Comments and the way in which
 * the rest is written stay as they are.
 */
export class ScenarioDocument {
  readonly text: string;
  readonly #document: Document.Parsed;
  readonly #steps: YAMLSeq;

  /** @param text of a scenario that `loadScenario` has accepted */
  constructor(text: string) {
    this.text = text;
    this.#document = parseDocument(text, { merge: false });
    const steps = this.#document.get('steps');
    if (!isSeq(steps)) throw new BugError('a checked scenario has no list of steps');
    this.#steps = steps;
  }

  /** Each step as it stands in the file, without its moment. */
  get steps(): readonly string[] {
    return this.#steps.items.map((_, index) => this.#stepAlone(index));
  }

  /** The text with only the first `kept` steps, and these behind them. */
  withSteps(kept: number, added: readonly AddedStep[]): string {
    return this.#isBlock() ? this.#splice(kept, added) : this.#rewrite(kept, added);
  }

  /** The text with this seed in the place of its own. */
  withSeed(seed: number): string {
    const copy = this.#document.clone();
    copy.set('seed', seed);
    return copy.toString({ lineWidth: 0 });
  }

  /** Whether each step begins on a line of its own, as in all files that people write. */
  #isBlock(): boolean {
    return (
      this.#steps.flow !== true && isMap(this.#document.contents) && !this.#document.contents.flow
    );
  }

  #splice(kept: number, added: readonly AddedStep[]): string {
    const { text } = this;
    const start = lineStart(text, this.#start(0));
    const indent = text.slice(start, text.indexOf('-', start));
    const cut = kept === 0 ? start : this.#end(kept - 1);
    const rest = this.#end(this.#steps.items.length - 1);
    const lines = added.map((step) => asItem(step, indent)).join('');
    return text.slice(0, cut) + lines + text.slice(rest);
  }

  #rewrite(kept: number, added: readonly AddedStep[]): string {
    const copy = this.#document.clone();
    const steps = copy.get('steps') as YAMLSeq;
    const more = parseDocument(added.map((step) => asItem(step, '')).join('')).contents;
    steps.items = [...steps.items.slice(0, kept), ...(isSeq(more) ? more.items : [])];
    return copy.toString({ lineWidth: 0 });
  }

  #stepAlone(index: number): string {
    const [start, end] = this.#range(index);
    const column = start - lineStart(this.text, start);
    return this.text
      .slice(start, end)
      .trimEnd()
      .split('\n')
      .map((line, row) => (row === 0 ? line : line.slice(column)))
      .filter((line) => !/^(?:at|after):/.test(line))
      .join('\n');
  }

  #start(index: number): number {
    return this.#range(index)[0];
  }

  /** Where the line after the step begins. */
  #end(index: number): number {
    const [, end] = this.#range(index);
    if (this.text[end - 1] === '\n') return end;
    const line = this.text.indexOf('\n', end);
    return line < 0 ? this.text.length : line + 1;
  }

  #range(index: number): readonly [number, number] {
    const { range } = this.#steps.items[index] as { range?: [number, number, number] };
    if (!range) throw new BugError('a step that was read stands nowhere');
    return [range[0], range[1]];
  }
}

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

function asItem({ step, at }: AddedStep, indent: string): string {
  const lines = [
    ...step.trim().split('\n'),
    ...(at === undefined ? [] : [`at: ${formatSpan(at)}`]),
  ];
  return lines.map((line, row) => `${indent}${row === 0 ? '- ' : '  '}${line}\n`).join('');
}
