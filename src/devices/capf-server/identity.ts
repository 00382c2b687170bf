import { hex } from '../../basics/index.ts';
import type { Certificate, Identity } from '../../pki/index.ts';
import type { RandomStream } from '../../simulation/index.ts';
import { makeIssued, makeSelfSigned, yearsAfter } from '../certificate-maker.ts';

const organization = 'Simulated Cluster';
/** As the CAPF record in a CTL file of a real cluster has it (Cisco tech note 118892). */
const serialBytes = 16;
/** Not documented; chosen here: what later releases give to self-signed certificates. */
const yearsOfCapf = 5;

/** A key pair and a certificate for CAPF, named as CallManager names it: `CAPF-` and 8 digits. */
export const makeCapfIdentity = (random: RandomStream, date: Date): Identity =>
  makeSelfSigned(random, {
    commonName: `CAPF-${hex(random.bytes(4))}`,
    organization,
    serialBytes,
    notBefore: date,
    notAfter: yearsAfter(date, yearsOfCapf),
  });

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
  makeIssued(
    random,
    {
      commonName: deviceName,
      organization,
      serialBytes,
      notBefore: date,
      notAfter: new Date(date.getTime() + validityDays * dayInMillis),
    },
    issuer,
    publicKeyPkcs1,
  );

const dayInMillis = 24 * 60 * 60 * 1000;
