import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/basics/index.ts';
import { internetChecksum } from '../../../src/network/capture/checksum.ts';
import { runs } from '../../support/runs.ts';

describe('the Internet checksum', () => {
  it('of the example in RFC 1071 section 3 is the complement of its sum', () => {
    expect(internetChecksum(fromHex('0001 f203 f4f5 f6f7'))).toBe(~0xddf2 & 0xffff);
  });

  it('of bytes that hold their own checksum is 0', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const checksum = internetChecksum(bytes);
        expect(internetChecksum(bytes, checksum)).toBe(0);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('takes an odd last byte as if a zero stood behind it', () => {
    expect(internetChecksum(Uint8Array.of(1, 2, 3))).toBe(
      internetChecksum(Uint8Array.of(1, 2, 3, 0)),
    );
  });
});
