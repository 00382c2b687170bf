import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat } from '../../../src/basics/index.ts';
import {
  fileSections,
  hexDump,
  inspectionLines,
  type Section,
} from '../../../src/report/inspect/index.ts';
import { runs } from '../../support/runs.ts';

const factsOf = ({ facts = [] }: Section) => facts.map(({ label }) => label);

/** What each kind of file begins with. */
const beginnings = [
  [],
  [1, 0, 2, 1, 2],
  [1, 0, 2, 1, 0],
  [0x30, 0x82, 1, 0],
  [...new TextEncoder().encode('-----BEGIN CERTIFICATE-----\n')],
  [...new TextEncoder().encode('<device>')],
];

describe('a file', () => {
  it('may be empty', () => {
    expect(fileSections('CTLFile.tlv', new Uint8Array())).toMatchObject([
      { title: 'CTLFile.tlv', facts: [{ label: 'size', value: 'empty' }] },
    ]);
  });

  it('that is broken is shown as bytes, with what is wrong', () => {
    const [broken] = fileSections('CTLFile.tlv', Uint8Array.of(1, 0, 2, 1, 2, 2, 0, 2, 1));
    expect(broken?.bytes).toHaveLength(9);
    expect(factsOf(broken as Section)).toContain('problem');
  });

  it('is shown whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 200 }),
        (beginning, rest) => {
          const sections = fileSections('file', concat(Uint8Array.from(beginning), rest));
          const lines = inspectionLines({ title: 'file', sections }, 80);
          expect(lines.length).toBeGreaterThan(1);
        },
      ),
      { seed: 42, numRuns: runs(200) },
    );
  });
});

describe('bytes in hexadecimal', () => {
  const bytes = Uint8Array.from({ length: 20 }, (_, index) => 0x3a + index);

  it('stand 16 in a line with their characters', () => {
    expect(hexDump(bytes, 80)).toEqual([
      '0000  3a 3b 3c 3d 3e 3f 40 41  42 43 44 45 46 47 48 49  :;<=>?@ABCDEFGHI',
      '0010  4a 4b 4c 4d                                       JKLM',
    ]);
  });

  it('stand 8 in a line where there is no room for more', () => {
    expect(hexDump(bytes, 60)[0]).toBe('0000  3a 3b 3c 3d 3e 3f 40 41  :;<=>?@A');
    expect(hexDump(bytes, 60)).toHaveLength(3);
  });
});
