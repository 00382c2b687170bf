import fc from 'fast-check';
import { expect } from 'vitest';
import { FormatError } from '../../src/basics/index.ts';
import { runs } from '../support/runs.ts';

/** What a parser gives for the bytes, or its FormatError; every other error is a failure. */
export function answerOf<Value>(
  parse: (bytes: Uint8Array) => Value,
  bytes: Uint8Array,
): Value | FormatError {
  try {
    return parse(bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    expect(error.offset).toBeGreaterThanOrEqual(0);
    expect(error.offset).toBeLessThanOrEqual(bytes.length);
    return error;
  }
}

/** The FormatError of a parser that must not accept the bytes. */
export function problemOf(parse: (bytes: Uint8Array) => unknown, bytes: Uint8Array): FormatError {
  const answer = answerOf(parse, bytes);
  if (answer instanceof FormatError) return answer;
  throw new Error('was read without complaint');
}

/** Random bytes, and a good file with bytes overwritten: each gives a value or a FormatError. */
export function answersWhateverComes(
  parse: (bytes: Uint8Array) => unknown,
  good: Uint8Array,
): void {
  const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1 });
  fc.assert(
    fc.property(damage, (changes) => {
      const bytes = good.slice();
      for (const [at, value] of changes) bytes[at] = value;
      answerOf(parse, bytes);
    }),
    { seed: 42, numRuns: runs(500) },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      answerOf(parse, bytes);
    }),
    { seed: 42, numRuns: runs(500) },
  );
}
