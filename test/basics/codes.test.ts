import { describe, expect, it } from 'vitest';
import { codeInWords, namesOf } from '../../src/basics/index.ts';

const codes = { discover: 1, offer: 2 } as const;

describe('a list of codes', () => {
  it('gives the name of a code, and none for one that it lacks', () => {
    expect([1, 2, 3].map((code) => namesOf(codes).get(code))).toEqual([
      'discover',
      'offer',
      undefined,
    ]);
  });

  it('shows a code with its name, and one that it lacks alone', () => {
    expect([2, 9].map(codeInWords(codes))).toEqual(['2 (offer)', '9']);
  });
});
