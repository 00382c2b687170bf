import {
  type Annotation,
  ByteReader,
  counted,
  FormatError,
  hex,
  tryRead,
} from '../../basics/index.ts';
import { type Certificate, digestOf, md5Hex, readCertificate } from '../../pki/index.ts';
import { type Fact, facts, type Section } from './inspection.ts';

/** A certificate with what stands in it, where. */
export function certificateSection(title: string, der: Uint8Array): Section {
  const certificate = tryRead(() => readCertificate(der));
  return {
    title,
    facts:
      certificate instanceof FormatError
        ? facts({ problem: certificate.message })
        : certificateFacts(certificate),
    bytes: der,
    nodes: annotateCertificate(der),
  };
}

const certificateFacts = (certificate: Certificate): readonly Fact[] =>
  facts({
    subject: certificate.subject,
    issuer:
      certificate.issuer === certificate.subject
        ? `${certificate.issuer} (itself)`
        : certificate.issuer,
    'serial number': hex(certificate.serial),
    'valid from': certificate.notBefore.toISOString(),
    'valid to': certificate.notAfter.toISOString(),
    key: `RSA, ${certificate.publicKeyBits} bits`,
    signature: certificate.signatureHash && `RSA with ${certificate.signatureHash}`,
    MD5: md5Hex(certificate.der),
    'SHA-1': hex(digestOf('sha1', certificate.der)),
  });

/** The tree of a certificate (RFC 5280, section 4.1); empty where the bytes are no DER. */
export function annotateCertificate(der: Uint8Array): readonly Annotation[] {
  const tree = tryRead(() => readTree(new ByteReader(der, 'certificate')));
  if (tree instanceof FormatError) return [];
  return tree.map((node) => named(node, certificateShape));
}

/** An element of DER: constructed ones have others in them. */
interface DerNode {
  readonly tag: number;
  readonly offset: number;
  readonly length: number;
  readonly content: Uint8Array;
  readonly children: readonly DerNode[];
}

const constructed = 0x20;

/** @throws FormatError */
function readTree(reader: ByteReader): DerNode[] {
  const nodes: DerNode[] = [];
  while (reader.left > 0) {
    const { offset } = reader;
    const tag = reader.u8('tag');
    const inside = reader.part(readLength(reader), 'contents');
    const content = reader.bytes.subarray(inside.offset, inside.end);
    const children = tag & constructed ? readTree(inside) : [];
    nodes.push({ tag, offset, length: reader.offset - offset, content, children });
  }
  return nodes;
}

function readLength(reader: ByteReader): number {
  const first = reader.u8('length');
  if (first < 0x80) return first;
  let length = 0;
  for (const digit of reader.take(first & 0x7f, 'length')) length = length * 256 + digit;
  return length;
}

/** What an element is called by its place, and what those in it are. */
interface Shape {
  readonly name: string;
  readonly parts?: readonly Shape[];
  /** Where the first part may be missing: the tag that it has. */
  readonly optionalFirst?: number;
  readonly show?: (node: DerNode) => string;
}

const timeText = ({ content }: DerNode): string => Buffer.from(content).toString('latin1');
const algorithm: Shape = {
  name: 'signature algorithm',
  show: ({ children }) => oidText(children[0]),
};

const toBeSigned: Shape = {
  name: 'to be signed',
  optionalFirst: 0xa0,
  parts: [
    { name: 'version', show: ({ children }) => `v${(children[0]?.content[0] ?? 0) + 1}` },
    { name: 'serial number', show: ({ content }) => hex(content) },
    algorithm,
    { name: 'issuer', show: nameText },
    {
      name: 'validity',
      parts: [
        { name: 'not before', show: timeText },
        { name: 'not after', show: timeText },
      ],
    },
    { name: 'subject', show: nameText },
    {
      name: 'public key',
      parts: [
        { name: 'algorithm', show: ({ children }) => oidText(children[0]) },
        { name: 'key', show: ({ content }) => counted(content.length - 1, 'byte') },
      ],
    },
    { name: 'extensions', show: extensionsText },
  ],
};

const certificateShape: Shape = {
  name: 'certificate',
  parts: [
    toBeSigned,
    algorithm,
    { name: 'signature', show: ({ content }) => counted(content.length - 1, 'byte') },
  ],
};

function named(
  { offset, length, children, ...node }: DerNode,
  shape: Shape | undefined,
): Annotation {
  const { name = 'element', parts = [], optionalFirst, show } = shape ?? {};
  const isFirstMissing = optionalFirst !== undefined && children[0]?.tag !== optionalFirst;
  const shapes = isFirstMissing ? parts.slice(1) : parts;
  return {
    offset,
    length,
    name,
    ...(show && { value: show({ offset, length, children, ...node }) }),
    ...(parts.length > 0 && { children: children.map((child, at) => named(child, shapes[at])) }),
  };
}

/** The kinds of attribute, algorithm and extension that telephony certificates use, encoded. */
const identifiers: Readonly<Record<string, string>> = {
  '550403': 'CN',
  '550406': 'C',
  '550407': 'L',
  '550408': 'ST',
  '55040a': 'O',
  '55040b': 'OU',
  '2a864886f70d010101': 'RSA',
  '2a864886f70d010104': 'MD5 with RSA',
  '2a864886f70d010105': 'SHA-1 with RSA',
  '2a864886f70d01010b': 'SHA-256 with RSA',
  '2a864886f70d01010d': 'SHA-512 with RSA',
  '551d0e': 'subject key identifier',
  '551d0f': 'key usage',
  '551d11': 'subject alternative name',
  '551d13': 'basic constraints',
  '551d23': 'authority key identifier',
  '551d25': 'extended key usage',
};

const oidText = (node: DerNode | undefined): string =>
  node ? (identifiers[hex(node.content)] ?? `identifier ${hex(node.content)}`) : '';

function nameText({ children }: DerNode): string {
  const attributes = children.flatMap((set) => set.children);
  return attributes
    .map(
      ({ children: [type, value] }) =>
        `${oidText(type)}=${Buffer.from(value?.content ?? []).toString('utf8')}`,
    )
    .join(';');
}

/** `[3]` holds a sequence of them, each with its identifier, whether it is critical, and its value. */
function extensionsText({ children: [list] }: DerNode): string {
  return (list?.children ?? [])
    .map(
      ({ children: [type, second] }) => oidText(type) + (second?.tag === 0x01 ? ' (critical)' : ''),
    )
    .join(', ');
}
