import type { TraceEntry } from '../../simulation/index.ts';
import type { Case } from './case.ts';
import type { Clashes } from './words/index.ts';

/** The mistake. */
export interface Clash {
  readonly text: string;
  /** The entries that state what does not go together. */
  readonly facts: readonly TraceEntry[];
}

export type Rule = (found: Case, words: Clashes) => Clash | undefined;
