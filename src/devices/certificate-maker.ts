/** How keys and certificates are made here, whoever makes them: subjects, serial numbers, dates. */
import { latin1, Memo } from '../basics/index.ts';
import {
  type Certificate,
  createRsaKey,
  type Identity,
  issue,
  type RsaKey,
  selfSigned,
} from '../pki/index.ts';
import type { RandomStream } from '../simulation/index.ts';

/** The usual size of CallManager 4.1, and of tokens and phones of that time. */
const keyBits = 1024;

export interface CertificateContents {
  readonly commonName: string;
  readonly organization: 'Simulated Cluster' | 'Simulated Manufacturer';
  readonly serialBytes: number;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export const makeKey = (random: RandomStream): RsaKey => createRsaKey(random, keyBits);

/** A new key, and the certificate that it signs itself: of a token, of a server, of an authority. */
export const makeSelfSigned = (random: RandomStream, contents: CertificateContents): Identity =>
  oncePerPosition(identities, random, JSON.stringify(contents), () => {
    const key = makeKey(random);
    return selfSigned({ ...requestFor(random, contents), key });
  });

/** A certificate for somebody's key: an LSC from CAPF, a MIC from the manufacturer. */
export const makeIssued = (
  random: RandomStream,
  contents: CertificateContents,
  issuer: Identity,
  publicKeyPkcs1: Uint8Array,
): Certificate =>
  oncePerPosition(
    certificates,
    random,
    [JSON.stringify(contents), latin1(issuer.certificate.signature), latin1(publicKeyPkcs1)].join(),
    () => issue({ ...requestFor(random, contents), issuer, publicKeyPkcs1 }),
  );

/** What was made, and where that left the stream of chance. */
interface Made<Result> {
  readonly result: Result;
  readonly after: string;
}

const identities = new Memo<Made<Identity>>(256);
const certificates = new Memo<Made<Certificate>>(256);

/** Worlds of the same seed make the same again and again. */
function oncePerPosition<Result>(
  memo: Memo<Made<Result>>,
  random: RandomStream,
  name: string,
  make: () => Result,
): Result {
  const { result, after } = memo.get(`${random.position} ${name}`, () => ({
    result: make(),
    after: random.position,
  }));
  random.position = after;
  return result;
}

/** @param years may be negative */
export function yearsAfter(date: Date, years: number): Date {
  const moved = new Date(date);
  moved.setUTCFullYear(date.getUTCFullYear() + years);
  return moved;
}

function requestFor(
  random: RandomStream,
  { commonName, organization, serialBytes, notBefore, notAfter }: CertificateContents,
) {
  const subject = [
    ['CN', commonName],
    ['OU', 'offhook'],
    ['O', organization],
  ] as const;
  return { subject, serial: drawSerial(random, serialBytes), notBefore, notAfter };
}

/** A serial number is positive and keeps its length: neither the first bit nor the first byte is 0. */
const drawSerial = (random: RandomStream, count: number): Uint8Array =>
  random.bytes(count).map((byte, index) => (index === 0 ? (byte & 0x7f) | 0x40 : byte));
