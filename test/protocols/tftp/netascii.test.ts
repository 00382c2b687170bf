import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1 } from '../../../src/basics/index.ts';
import { fromNetascii, toNetascii } from '../../../src/protocols/tftp/index.ts';
import { runs } from '../../support/runs.ts';

describe('netascii', () => {
  it('ends lines with CR LF, and writes a lone CR as CR NUL', () => {
    expect(latin1(toNetascii(fromLatin1('one\ntwo\rthree\n')))).toBe('one\r\ntwo\r\0three\r\n');
  });

  it('leaves a CR alone that has neither LF nor NUL behind it', () => {
    expect(latin1(fromNetascii(fromLatin1('a\rb\r\r\nc\r')))).toBe('a\rb\r\nc\r');
  });

  it('brings every file back as it was', () => {
    const byte = fc.oneof(fc.constantFrom(0, 10, 13), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 200 }), (file) => {
        expect([...fromNetascii(toNetascii(new Uint8Array(file)))]).toEqual(file);
      }),
      { seed: 42, numRuns: runs(300) },
    );
  });
});
