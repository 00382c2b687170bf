import { counted, FormatError, tryRead } from '../../basics/index.ts';
import { md5Hex } from '../../pki/index.ts';
import { readPhoneConfiguration } from '../../protocols/config-file/index.ts';
import {
  annotateTrustList,
  readTrustList,
  roleText,
  type TrustList,
} from '../../protocols/ctl/index.ts';
import {
  annotateSignedFile,
  readSignedFile,
  type SignedFile,
} from '../../protocols/signed-file/index.ts';
import { type SignedHeader, text, unixTime } from '../../protocols/signed-header/index.ts';
import { certificateSection } from './certificate.ts';
import { facts, type Section } from './inspection.ts';

/**
 * What a file is, by what stands in it: a CTL file by record, a signed file with the file in it, a
 * configuration, a certificate. Of anything else the bytes.
 * @param name for the title
 */
export function fileSections(name: string, bytes: Uint8Array): readonly Section[] {
  const [first, second, third] = bytes;
  if (bytes.length === 0) return [{ title: name, facts: facts({ size: 'empty' }) }];
  // Every file with a signed header begins with its version: tag 1, length 2.
  if (first === 1 && second === 0 && third === 2) return headedSections(name, bytes);
  if (first === 0x30) return [certificateSection(name, bytes)];
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (start.startsWith('-----BEGIN CERTIFICATE-----')) return pemSections(name, bytes);
  if (start.startsWith('<')) return [configurationSection(name, bytes)];
  return [{ title: name, facts: sizeFacts(bytes), bytes }];
}

const sizeFacts = (bytes: Uint8Array) =>
  facts({ size: counted(bytes.length, 'byte'), MD5: md5Hex(bytes) });

/** A signed file has another version than a CTL file, and no records behind its header. */
function headedSections(name: string, bytes: Uint8Array): readonly Section[] {
  const list = tryRead(() => readTrustList(bytes));
  if (!(list instanceof FormatError)) return ctlSections(name, list);
  const file = tryRead(() => readSignedFile(bytes));
  if (!(file instanceof FormatError)) return signedSections(name, bytes, file);
  const problem = bytes[3] === 1 && bytes[4] === 2 ? list : file;
  return [
    { title: name, facts: [...sizeFacts(bytes), ...facts({ problem: problem.message })], bytes },
  ];
}

function ctlSections(name: string, list: TrustList): readonly Section[] {
  const certificates = list.records.flatMap(({ certificate, role }, index) =>
    certificate
      ? [certificateSection(`Certificate of record ${index + 1}: ${roleText(role)}`, certificate)]
      : [],
  );
  const whole: Section = {
    title: `${name}: CTL file`,
    facts: [
      ...sizeFacts(list.bytes),
      ...headerFacts(list.header),
      ...facts({ records: String(list.records.length) }),
    ],
    bytes: list.bytes,
    nodes: annotateTrustList(list),
  };
  return [whole, ...certificates];
}

function signedSections(name: string, bytes: Uint8Array, file: SignedFile): readonly Section[] {
  const whole: Section = {
    title: `${name}: signed file`,
    facts: [...sizeFacts(bytes), ...headerFacts(file.header)],
    bytes,
    nodes: annotateSignedFile(file),
  };
  return [whole, ...fileSections(`What is signed in ${name}`, file.payload)];
}

const headerFacts = (header: SignedHeader) =>
  facts({
    'signed as': text.show(header.fileName),
    'signed by': text.show(header.signerName),
    'signed at': unixTime.show(header.timestamp),
    signature: `${header.digest} with RSA ${header.signerKeyBits} bits`,
  });

function pemSections(name: string, bytes: Uint8Array): readonly Section[] {
  const pem = Buffer.from(bytes).toString('latin1');
  const base64 = pem.replace(/-----[^-]+-----|\s/g, '');
  const der = new Uint8Array(Buffer.from(base64, 'base64'));
  return [
    { title: `${name}: PEM`, facts: sizeFacts(bytes), text: pem.trimEnd().split('\n') },
    certificateSection('The certificate in it', der),
  ];
}

const securityModes = { 1: 'nonsecure', 2: 'authenticated', 3: 'encrypted' } as const;

function configurationSection(name: string, bytes: Uint8Array): Section {
  const read = tryRead(() => readPhoneConfiguration(bytes));
  const words =
    read instanceof FormatError
      ? {}
      : {
          CallManagers: read.callManagers.map(({ processNodeName }) => processNodeName).join(', '),
          'device security mode': securityModes[read.deviceSecurityMode],
          'CAPF servers': read.capfList.map(({ processNodeName }) => processNodeName).join(', '),
          load: read.loadInformation,
        };
  return {
    title: `${name}: configuration`,
    facts: [...sizeFacts(bytes), ...facts(words)],
    text: Buffer.from(bytes).toString('utf8').trimEnd().split('\n'),
  };
}
