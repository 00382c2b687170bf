import { hex } from '../../basics/index.ts';
import {
  type Certificate,
  createRsaKey,
  type Identity,
  issue,
  type Name,
  selfSigned,
} from '../../pki/index.ts';
import type { RandomStream } from '../../simulation/index.ts';

/** The usual size of the time; not documented for CAPF. */
const keyBits = 1024;
const serialBytes = 16;
/** Not documented; chosen here: what later releases give to self-signed certificates. */
const yearsOfCapf = 5;

const organization: Name = [
  ['OU', 'offhook'],
  ['O', 'Simulated Cluster'],
];

/** A key pair and a certificate for CAPF, named as CallManager names it: `CAPF-` and 8 digits. */
export function makeCapfIdentity(random: RandomStream, date: Date): Identity {
  return selfSigned({
    subject: [['CN', `CAPF-${hex(random.bytes(4))}`], ...organization],
    key: createRsaKey(random, keyBits),
    serial: drawSerial(random),
    notBefore: date,
    notAfter: yearsAfter(date, yearsOfCapf),
  });
}

export interface LscRequest {
  readonly issuer: Identity;
  readonly deviceName: string;
  readonly publicKeyPkcs1: Uint8Array;
  readonly date: Date;
  readonly validityDays: number;
}

/** A locally significant certificate: its common name is the device name, valid from `date` on. */
export const issueLsc = (
  { issuer, deviceName, publicKeyPkcs1, date, validityDays }: LscRequest,
  random: RandomStream,
): Certificate =>
  issue({
    subject: [['CN', deviceName], ...organization],
    publicKeyPkcs1,
    issuer,
    serial: drawSerial(random),
    notBefore: date,
    notAfter: new Date(date.getTime() + validityDays * dayInMillis),
  });

const dayInMillis = 24 * 60 * 60 * 1000;

/** A serial number is positive and keeps its length: neither the first bit nor the first byte is 0. */
const drawSerial = (random: RandomStream): Uint8Array =>
  random.bytes(serialBytes).map((byte, index) => (index === 0 ? (byte & 0x7f) | 0x40 : byte));

function yearsAfter(date: Date, years: number): Date {
  const moved = new Date(date);
  moved.setUTCFullYear(date.getUTCFullYear() + years);
  return moved;
}
