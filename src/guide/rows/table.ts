/** What a row is: an alarm, a line of a message table, a log file, a step-by-step task, … */
export type Kind =
  | 'alarm'
  | 'behaviour'
  | 'counter'
  | 'device'
  | 'log'
  | 'message'
  | 'parameter'
  | 'problem'
  | 'procedure';

/** Rows of one section and one kind: from id to exact text. */
export interface Table {
  /** Heading of the section, or number of the table, in the guide. */
  readonly section: string;
  readonly kind: Kind;
  readonly texts: Readonly<Record<string, string>>;
}

/** The ids of one table, or of each of several. */
export type IdIn<Tables> = Tables extends { readonly texts: infer Texts }
  ? keyof Texts & string
  : never;
