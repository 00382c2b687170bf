import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hex } from '../../../src/basics/index.ts';
import { type Identity, readCertificate, rsaKey } from '../../../src/pki/index.ts';
import type { CtlRecord } from '../../../src/protocols/ctl/index.ts';
import type { Element, SignedHeader } from '../../../src/protocols/signed-header/index.ts';

const folder = 'test/vectors/ctl';

export const vector = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(`${folder}/${name}`));

/** What an independent parser found in a vector. */
export const expected = (name: string) =>
  JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));

/** A certificate with its key. */
export function identity(name: string): Identity {
  const pem = readFileSync(`${folder}/keys/${name}.pem`, 'utf8');
  return {
    certificate: readCertificate(new Uint8Array(new X509Certificate(pem).raw)),
    key: rsaKey(createPrivateKey(pem)),
  };
}

export const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

/** A header in the words of the independent parser. */
export const describeHeader = (bytes: Uint8Array, header: SignedHeader) => ({
  fileLength: bytes.length,
  sha1: sha1(bytes),
  version: header.version,
  headerLength: header.headerLength,
  signatureTlvOffset: header.signatureElement.offset,
  signatureTlvLength: header.signatureElement.length,
  headerPadding: header.elements.filter(({ tag }) => tag === 13).length,
  signerName: header.signerName,
  signerSerialHex: hex(header.signerSerial),
  signerIssuer: header.signerIssuer,
  digest: header.digest.toUpperCase(),
  signatureLength: header.signature.length,
  filename: header.fileName,
  timestampUtc: header.timestamp.toISOString().replace('.000Z', 'Z'),
  ...(header.signerVersion && { signerVersion: header.signerVersion }),
  headerTags: elementsInOrder(header.elements)
    .filter(({ tag }) => tag > 2)
    .map(({ offset, tag, name, length }) => ({
      offset,
      tag,
      name,
      ...(tag !== 13 && { length: length - 3 }),
    })),
});

const elementsInOrder = (elements: readonly Element[]): Element[] =>
  elements.flatMap((element) => [element, ...elementsInOrder(element.children ?? [])]);

/** The records of the files in `cucm-style`, without what says where they stand. */
export const withoutPlace = (record: CtlRecord): CtlRecord => {
  const {
    offset: _,
    length: __,
    elements: ___,
    ...values
  } = record as CtlRecord & Record<'offset' | 'length' | 'elements', unknown>;
  return values;
};
