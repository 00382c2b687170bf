/** What a bench compares with what, and what is hoped for. */
export interface Bench {
  readonly name: string;
  /** Of both numbers: `events/s`, `ms`, `MB`. */
  readonly unit: string;
  readonly baseline: string;
  readonly aim: Aim;
  measure(): Measurement;
}

/** Both taken in one run on one machine: their ratio says more elsewhere than either number. */
export interface Measurement {
  readonly measured: number;
  readonly baseline: number;
}

/** What is bounded: measured / baseline, measured - baseline, or the measured number itself. */
export type Aim = { readonly of: 'ratio' | 'difference' | 'measured' } & (
  | { readonly atLeast: number }
  | { readonly atMost: number }
);
