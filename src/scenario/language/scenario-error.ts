import { UserError } from '../../basics/index.ts';
import type { Source, Span } from './source.ts';

/** One thing that is wrong in a scenario file. */
export interface Problem {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** The line with carets below the place. */
  readonly frame: string;
  /** The key that the problem is about. */
  readonly key?: string;
  /** What may have been meant. */
  readonly suggestion?: string;
}

const mostShown = 10;

/**
 * A scenario file is wrong. The message tells all problems with their places; line, column, frame,
 * key and suggestion are those of the first.
 */
export class ScenarioError extends UserError {
  readonly file: string;
  readonly problems: readonly Problem[];
  readonly line: number;
  readonly column: number;
  readonly frame: string;
  readonly key: string | undefined;
  readonly suggestion: string | undefined;

  constructor(file: string, problems: readonly [Problem, ...Problem[]]) {
    super(messageOf(file, problems));
    const [first] = problems;
    this.file = file;
    this.problems = problems;
    this.line = first.line;
    this.column = first.column;
    this.frame = first.frame;
    this.key = first.key;
    this.suggestion = first.suggestion;
  }
}

function messageOf(file: string, problems: readonly Problem[]): string {
  const shown = problems
    .slice(0, mostShown)
    .map(({ line, column, message, frame }) => `${file}:${line}:${column}: ${message}\n\n${frame}`);
  const left = problems.length - shown.length;
  if (left > 0) shown.push(`and ${left} more problem${left === 1 ? '' : 's'}`);
  return shown.join('\n\n');
}

/** What is known about a problem before its place is looked up. */
export interface Finding {
  readonly message: string;
  readonly span: Span;
  readonly key?: string | undefined;
  readonly suggestion?: string | undefined;
}

export function problemAt(source: Source, { message, span, key, suggestion }: Finding): Problem {
  return {
    ...source.position(span.start),
    message,
    frame: source.frame(span),
    ...(key !== undefined && { key }),
    ...(suggestion !== undefined && { suggestion }),
  };
}
