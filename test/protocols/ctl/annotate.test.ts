import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../../src/basics/index.ts';
import {
  annotateTrustList,
  type CtlRecord,
  readTrustList,
  writeTrustList,
} from '../../../src/protocols/ctl/index.ts';
import { identity, vector } from './vectors.ts';

/** One line an annotation: offset, length, name and value, children further in. */
const lines = (annotations: readonly Annotation[], depth = 0): string[] =>
  annotations.flatMap(({ offset, length, name, value, children = [] }) => [
    `${'  '.repeat(depth)}${offset}+${length} ${name}${value === undefined ? '' : `: ${value}`}`,
    ...lines(children, depth + 1),
  ]);

const dumpOf = (record: CtlRecord): string[] => {
  const file = writeTrustList({
    records: [record],
    signer: identity('sast1'),
    timestamp: new Date('2005-06-15'),
  });
  return lines(annotateTrustList(readTrustList(file))).filter((line) => line.startsWith('  '));
};

/** Expects that the pieces lie side by side from `start` to `end`, at every depth. */
function expectCovered(annotations: readonly Annotation[], start: number, end: number): void {
  let at = start;
  for (const { offset, length, children } of annotations) {
    expect(offset).toBe(at);
    at += length;
    if (children) expectCovered(children, children[0]?.offset ?? at, at);
  }
  expect(at).toBe(end);
}

describe('the annotated dump of a CTL file', () => {
  it('names every element, its place and its value', () => {
    const dump = lines(annotateTrustList(readTrustList(vector('cucm-style/CTLFile-v1.tlv'))));

    expect(dump.slice(0, 28)).toMatchInlineSnapshot(`
      [
        "0+272 Header",
        "  0+5 VERSION: 1.2",
        "  5+5 HEADERLENGTH: 272",
        "  10+91 SIGNERID",
        "    13+38 SIGNERNAME: CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab",
        "    51+12 SERIALNUMBER: 3C:F9:27:00:00:AF:A2:DA:45",
        "    63+38 CANAME: CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab",
        "  101+18 SIGNATUREINFO",
        "    104+4 DIGESTALGORITHM: sha1",
        "    108+11 SIGNATUREALGOINFO",
        "      111+4 SIGNATUREALGORITHM: RSA",
        "      115+4 SIGNATUREMODULUS: 1024",
        "  119+131 SIGNATURE: 94ea9d2ca9a4b96c… (128 bytes)",
        "  250+15 FILENAME: CTLFile.tlv",
        "  265+7 TIMESTAMP: 2005-01-01T00:00:00Z",
        "272+774 Record 1: SAST",
        "  272+5 RECORDLENGTH: 774",
        "  277+4 DNSNAME: ",
        "  281+38 SUBJECTNAME: CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab",
        "  319+5 FUNCTION: SAST",
        "  324+38 ISSUERNAME: CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab",
        "  362+12 SERIALNUMBER: 3C:F9:27:00:00:AF:A2:DA:45",
        "  374+143 PUBLICKEY: RSA 1024 bits",
        "  517+522 CERTIFICATE: CN=SAST-LAB0001;OU=IPCBU;O=Sim Lab, valid 2000-01-01 to 2049-12-31, RSA 1024 bits",
        "  1039+7 IPADDRESS: 0.0.0.0",
        "1046+777 Record 2: SAST",
        "  1046+5 RECORDLENGTH: 777",
        "  1051+4 DNSNAME: ",
      ]
    `);
    expect(dump.filter((line) => line.includes('Record'))).toMatchInlineSnapshot(`
      [
        "272+774 Record 1: SAST",
        "1046+777 Record 2: SAST",
        "1823+878 Record 3: CCM+TFTP",
        "2701+902 Record 4: CAPF",
      ]
    `);
  });

  it.each(['tool/ITLFile.tlv', 'tool/CTLFile.tlv', 'cucm-style/CTLFile-v2-signed-by-sast2.tlv'])(
    'leaves no byte of %s out',
    (name) => {
      const file = vector(name);
      expectCovered(annotateTrustList(readTrustList(file)), 0, file.length);
    },
  );

  it('says so when a certificate or a key cannot be read', () => {
    const dump = dumpOf({ certificate: Uint8Array.of(1, 2), publicKey: Uint8Array.of(0x30, 0) });

    expect(dump.join('\n')).toContain(
      'CERTIFICATE: not readable: certificate: certificate has tag',
    );
    expect(dump.join('\n')).toContain('PUBLICKEY: not readable: RSA public key: modulus needs 1');
  });

  it('lets no name steer the terminal', () => {
    expect(dumpOf({ dnsName: '\u001b[2Jpub' }).join('\n')).toContain('DNSNAME: ·[2Jpub');
  });
});
