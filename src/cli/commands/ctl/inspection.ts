/** All that `ctl inspect` says of a file, as one object: it is the JSON; words.ts makes it text. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type Annotation, anyAddress, FormatError, tryRead } from '../../../basics/index.ts';
import { md5Hex, readCertificate } from '../../../pki/index.ts';
import {
  type CtlLimit,
  maximumFileSize,
  maximumRecords,
  type ParsedRecord,
  roleText,
  type TrustList,
  validityAndKey,
} from '../../../protocols/ctl/index.ts';
import {
  type SignedHeader,
  serialNumber,
  text,
  unixTime,
} from '../../../protocols/signed-header/index.ts';
import { type Examined, examine } from './examine.ts';
import {
  type AuthorizedServer,
  authorizedServers,
  type Reaction,
  reactionToCtl,
  reactionToSignedFile,
} from './reaction.ts';

/** A CTL file that a phone has, and the file it is from. */
export interface Installed {
  readonly file: string;
  readonly list: TrustList;
}

export interface Inspection {
  readonly file: string;
  readonly kind: Examined['kind'];
  /** In bytes. */
  readonly length: number;
  readonly md5: string;
  readonly sha1: string;
  readonly header?: InspectedHeader;
  readonly records?: readonly InspectedRecord[];
  readonly limits?: readonly InspectedLimit[];
  readonly problem?: { readonly offset: number; readonly problem: string };
  readonly signature: Signature;
  readonly phones: readonly PhoneReaction[];
  readonly notes: readonly string[];
  readonly annotations: readonly Annotation[];
}

export interface InspectedHeader {
  readonly version: string;
  /** The name that was signed. */
  readonly fileName: string;
  readonly timestamp: string;
  readonly signer: string;
  readonly serial: string;
  /** `sha1 with RSA 1024 bits`. */
  readonly algorithm: string;
}

export interface InspectedRecord {
  /** From 1, in the order of the file. */
  readonly number: number;
  readonly role: string;
  readonly subject?: string;
  /** Address and name of the server, which tokens lack. */
  readonly servers: readonly string[];
  readonly certificate: string;
}

export interface InspectedLimit {
  readonly limit: CtlLimit;
  readonly actual: number;
  readonly maximum: number;
  readonly exceeded: boolean;
}

export interface Signature {
  /** `unusable`: there is no signature to check; `unchecked`: nothing to check it with was given. */
  readonly verdict: 'good' | 'not good' | 'unchecked' | 'unusable';
  readonly because: string;
}

export interface PhoneReaction extends Reaction {
  /** The file that the phone has installed; null for a phone without one. */
  readonly installed: string | null;
  /** The servers that it loads from afterwards. */
  readonly tftpServers: 'any' | readonly AuthorizedServer[];
}

export function inspect(file: string, bytes: Uint8Array, installed?: Installed): Inspection {
  const examined = examine(bytes, file);
  const phones = (installed ? [undefined, installed] : [undefined]).map((phone) =>
    phoneWith(phone, examined, file),
  );
  return {
    file,
    kind: examined.kind,
    length: bytes.length,
    md5: md5Hex(bytes),
    sha1: createHash('sha1').update(bytes).digest('hex'),
    ...factsOf(examined),
    // A CTL file by its own tokens; what a phone with another one makes of it is told besides.
    signature: signatureOf(examined, 'list' in examined ? phones[0] : phones[1]),
    phones,
    notes: notesOn(examined, file),
    annotations: examined.annotations,
  };
}

function factsOf(
  examined: Examined,
): Pick<Inspection, 'header' | 'records' | 'limits' | 'problem'> {
  if ('problem' in examined) {
    const { offset, problem } = examined.problem;
    return { problem: { offset, problem } };
  }
  if ('file' in examined) return { header: headerOf(examined.file.header) };
  const { list } = examined;
  return {
    header: headerOf(list.header),
    records: list.records.map(inspectRecord),
    limits: limitsOf(list),
  };
}

const headerOf = (header: SignedHeader): InspectedHeader => ({
  version: header.version,
  fileName: text.show(header.fileName),
  timestamp: unixTime.show(header.timestamp),
  signer: text.show(header.signerName),
  serial: serialNumber.show(header.signerSerial),
  algorithm: `${header.digest} with RSA ${header.signerKeyBits} bits`,
});

function inspectRecord(record: ParsedRecord, index: number): InspectedRecord {
  const { role, subjectName, address, dnsName } = record;
  const servers = [address === anyAddress ? '' : address, text.show(dnsName ?? '')];
  return {
    number: index + 1,
    role: roleText(role),
    ...(subjectName !== undefined && { subject: text.show(subjectName) }),
    servers: [...new Set(servers.filter((name) => name !== undefined && name !== ''))] as string[],
    certificate: certificateOf(record),
  };
}

function certificateOf({ certificate }: ParsedRecord): string {
  if (!certificate) return 'no certificate';
  const read = tryRead(() => readCertificate(certificate));
  return read instanceof FormatError
    ? 'certificate not readable'
    : `certificate ${validityAndKey(read)}`;
}

function limitsOf({ records, bytes, exceededLimits }: TrustList): InspectedLimit[] {
  const limit = (name: CtlLimit, actual: number, maximum: number): InspectedLimit => ({
    limit: name,
    actual,
    maximum,
    exceeded: exceededLimits.includes(name),
  });
  return [
    limit('records', records.length, maximumRecords),
    limit('size', bytes.length, maximumFileSize),
  ];
}

function phoneWith(
  installed: Installed | undefined,
  examined: Examined,
  file: string,
): PhoneReaction {
  const reaction = reactionTo(examined, installed, file);
  const stored = 'list' in examined && reaction.accepts ? examined.list : installed?.list;
  return {
    installed: installed?.file ?? null,
    ...reaction,
    tftpServers: authorizedServers(stored),
  };
}

function reactionTo(examined: Examined, installed: Installed | undefined, file: string): Reaction {
  if (examined.kind === 'broken signed file')
    return reactionToSignedFile(installed?.list, examined.bytes, basename(file));
  // The phone is taken to ask for it by the name that was signed.
  if (examined.kind === 'signed file')
    return reactionToSignedFile(installed?.list, examined.bytes, examined.file.header.fileName);
  return reactionToCtl(installed?.list, examined.bytes);
}

/**
 * What the signature of a file is worth: of a CTL file by the tokens of the installed one, without
 * one by its own; of a signed file by the TFTP servers of the installed CTL file.
 */
export function verify(file: string, bytes: Uint8Array, installed?: Installed): Signature {
  const examined = examine(bytes, file);
  const canBeChecked = 'list' in examined || installed !== undefined;
  return signatureOf(examined, canBeChecked ? reactionTo(examined, installed, file) : undefined);
}

/** @param reaction of a phone that can check it */
function signatureOf(examined: Examined, reaction: Reaction | undefined): Signature {
  if ('problem' in examined) return { verdict: 'unusable', because: examined.problem.message };
  if (!reaction)
    return { verdict: 'unchecked', because: 'only a CTL file says whose signature counts' };
  return { verdict: reaction.accepts ? 'good' : 'not good', because: reaction.because };
}

function notesOn(examined: Examined, file: string): string[] {
  if (examined.kind === 'ITL file')
    return ['Phones of CallManager 4.1 know no ITL files: this one is judged as a CTL file.'];
  if (examined.kind !== 'signed file') return [];
  const signedName = text.show(examined.file.header.fileName);
  return basename(signedName) === basename(file)
    ? []
    : [`A phone that asks for ${basename(file)} refuses it: the signed name is ${signedName}.`];
}
