/** The values of elements that only CAPF has. */
import { type ByteReader, ByteWriter, type Codes, codeInWords } from '../../basics/index.ts';
import { bytes, type Kind } from '../signed-header/index.ts';
import { certificateType, hashId } from './codes.ts';

/** A certificate and what it is for. */
export interface TypedCertificate {
  /** One of `certificateType`, or a number that is not known. */
  readonly type: number;
  readonly der: Uint8Array;
}

export interface HashedSignature {
  /** One of `hashId`, or a number that is not known. */
  readonly hash: number;
  readonly signature: Uint8Array;
}

/** A certificate and signatures made with its key. */
export interface SudiData {
  readonly der: Uint8Array;
  readonly signatures: readonly HashedSignature[];
}

/** A byte from a list of codes; one that the list lacks is kept as it is. */
export const codeByte = (codes: Codes): Kind<number> => ({
  read: (reader, name) => reader.u8(name),
  write: (value) => Uint8Array.of(value),
  show: codeInWords(codes),
});

const showCertificateType = codeInWords(certificateType);

/** In front of a certificate stand a byte 1, the length of the rest (2 bytes), a byte 0, its type. */
export const typedCertificate: Kind<TypedCertificate> = {
  read(reader, name) {
    expectByte(reader, 1, name);
    const at = reader.offset;
    const length = reader.u16(`length of ${name}`);
    if (length !== reader.left)
      reader.fail(`${name} says ${length} bytes, ${reader.left} are left`, at);
    expectByte(reader, 0, name);
    return { type: reader.u8(`type of ${name}`), der: reader.take(reader.left, name) };
  },
  write: ({ type, der }) =>
    new ByteWriter()
      .u8(1)
      .u16(der.length + 2)
      .u8(0)
      .u8(type)
      .put(der)
      .done(),
  show: ({ type, der }) => `${showCertificateType(type)}, ${bytes.show(der)}`,
};

const showHash = codeInWords(hashId);

/** A byte for the hash, the length of the signature (2 bytes), the signature. */
export const hashedSignature: Kind<HashedSignature> = {
  read: (reader, name) => ({
    hash: reader.u8(`hash of ${name}`),
    signature: takeCounted(reader, name),
  }),
  write: ({ hash, signature }) =>
    new ByteWriter().u8(hash).u16(signature.length).put(signature).done(),
  show: ({ hash, signature }) => `${showHash(hash)}, ${bytes.show(signature)}`,
};

/** A byte 0, the length of the certificate (2 bytes), the certificate, then signatures. */
export const sudiData: Kind<SudiData> = {
  read(reader, name) {
    expectByte(reader, 0, name);
    const der = takeCounted(reader, name);
    const signatures: HashedSignature[] = [];
    while (reader.left > 0) signatures.push(hashedSignature.read(reader, name));
    return { der, signatures };
  },
  write({ der, signatures }) {
    const writer = new ByteWriter().u8(0).u16(der.length).put(der);
    for (const signature of signatures) writer.put(hashedSignature.write(signature));
    return writer.done();
  },
  show: ({ der, signatures }) =>
    [bytes.show(der), ...signatures.map((signature) => hashedSignature.show(signature))].join('; '),
};

const takeCounted = (reader: ByteReader, name: string): Uint8Array =>
  reader.take(reader.u16(`length in ${name}`), name);

function expectByte(reader: ByteReader, expected: number, name: string): void {
  const at = reader.offset;
  const found = reader.u8(name);
  if (found !== expected) reader.fail(`${name} has a byte ${found} where ${expected} belongs`, at);
}
