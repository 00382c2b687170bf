import type { Annotation } from '../../basics/index.ts';

/** What there is to see inside an entry of the trace. */
export interface Inspection {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** A part of it: facts, text, and bytes with what they mean; each may be missing. */
export interface Section {
  /** Empty for the first one, which stands under the title of the whole. */
  readonly title: string;
  readonly facts?: readonly Fact[];
  /** Lines that stand as they are: an XML file, the screen of a phone. */
  readonly text?: readonly string[];
  readonly bytes?: Uint8Array;
  /** What the bytes mean; offsets count from the first of them. */
  readonly nodes?: readonly Annotation[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Facts in a row, those without a value left out. */
export const facts = (values: Readonly<Record<string, string | undefined>>): readonly Fact[] =>
  Object.entries(values).flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value }],
  );

/** The same pieces in bytes that begin elsewhere. */
export const shifted = (annotation: Annotation, by: number): Annotation => ({
  ...annotation,
  offset: annotation.offset + by,
  ...(annotation.children && { children: annotation.children.map((child) => shifted(child, by)) }),
});
