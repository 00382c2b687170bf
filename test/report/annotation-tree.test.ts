import { describe, expect, it } from 'vitest';
import { annotationTree } from '../../src/report/annotation-tree.ts';

describe('the tree of an annotated dump', () => {
  it('has a line for each piece: where it is, how long, what it is called and what it says', () => {
    const pieces = [
      {
        offset: 0,
        length: 272,
        name: 'Header',
        children: [
          { offset: 0, length: 5, name: 'VERSION', value: '1.2' },
          {
            offset: 5,
            length: 91,
            name: 'SIGNERID',
            children: [{ offset: 8, length: 38, name: 'SIGNERNAME', value: 'CN=SAST' }],
          },
        ],
      },
      { offset: 272, length: 774, name: 'Record 1', value: 'SAST' },
    ];
    const tree = annotationTree(pieces, 80);

    expect(tree.join('\n')).toMatchInlineSnapshot(`
      "offset  length  name
      0x0000     272  Header
      0x0000       5    VERSION: 1.2
      0x0005      91    SIGNERID
      0x0008      38      SIGNERNAME: CN=SAST
      0x0110     774  Record 1: SAST"
    `);
  });

  it('shows a piece without a value by its name alone', () => {
    expect(annotationTree([{ offset: 0, length: 4, name: 'DNSNAME', value: '' }], 80).at(-1)).toBe(
      '0x0000       4  DNSNAME',
    );
  });

  it('keeps its columns in a file of more than 64K', () => {
    expect(
      annotationTree(
        [
          { offset: 0, length: 0x1_0000, name: 'Header' },
          { offset: 0x1_0000, length: 1_234_567, name: 'Payload' },
        ],
        80,
      ),
    ).toEqual(['offset    length  name', '0x00000    65536  Header', '0x10000  1234567  Payload']);
  });

  it('sets the rest of a value that does not fit in below its name', () => {
    const value = 'CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab, valid 2000-01-01 to 2049-12-31';
    const certificate = { offset: 2, length: 522, name: 'CERTIFICATE', value };
    const tree = annotationTree(
      [{ offset: 0, length: 524, name: 'Record 1', children: [certificate] }],
      60,
    );

    expect(tree.slice(2).join('\n')).toBe(
      [
        '0x0002     522    CERTIFICATE:',
        '                      CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab,',
        '                      valid 2000-01-01 to 2049-12-31',
      ].join('\n'),
    );
  });
});
