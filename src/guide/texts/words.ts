import type { IdIn, Table } from '../rows/table.ts';

/** What a row means and what to do about it, in one language. */
export interface Words {
  readonly meaning: string;
  /** What brings it about; for a procedure, what makes it necessary. */
  readonly causes: readonly string[];
  /** Steps, in order. Empty where nothing needs to be done. */
  readonly cure: readonly string[];
}

/** Words for every row of these tables: a language that leaves one out does not compile. */
export type WordsFor<Tables extends readonly Table[]> = Readonly<
  Record<IdIn<Tables[number]>, Words>
>;
