/** What a phone says to CAPF. */
import type { DeviceName } from '../../basics/index.ts';
import type { CapfSessionEnd } from '../../machines/index.ts';
import { type Identity, type RsaKey, subjectPublicKeyInfo } from '../../pki/index.ts';
import {
  type CapfMessage,
  type CapfMessageOf,
  certificateType,
  reason,
  signAuthentication,
} from '../../protocols/capf/index.ts';
import type { CertificateKind } from './credentials.ts';

/** How the phone proves who it is. */
export interface Proof {
  readonly deviceName: DeviceName;
  /** Empty for the null string, and where a certificate is the proof. */
  readonly authenticationString: string;
  readonly certificate: { readonly kind: CertificateKind; readonly shown: Identity } | undefined;
}

/** In the dialect of the question: with VERSION only if that has one. */
export function authResponse(
  { session, fields: { version } }: CapfMessageOf<'AUTH_REQUEST'>,
  { deviceName, authenticationString, certificate }: Proof,
): CapfMessage {
  return {
    name: 'AUTH_RESPONSE',
    session,
    fields: {
      reason: reason.updateCertificate,
      ...(certificate && signed(deviceName, certificate.kind, certificate.shown)),
      ...(version !== undefined && { version }),
      password: authenticationString,
      deviceName,
    },
  };
}

function signed(deviceName: DeviceName, kind: CertificateKind, { certificate, key }: Identity) {
  const { der } = certificate;
  return {
    certificate: { type: typeOf(kind), der },
    signedData: signAuthentication(key, 'sha1', { deviceName, certificate: der }),
  };
}

export const keyGenerateResponse = (session: number, key: RsaKey): CapfMessage => ({
  name: 'KEY_GENERATE_RESPONSE',
  session,
  fields: { publicKey: subjectPublicKeyInfo(key.publicKeyPkcs1) },
});

const answers = {
  store: 'STORE_CERTIFICATE_RESPONSE',
  delete: 'DELETE_CERTIFICATE_RESPONSE',
} as const;

export const answer = (to: 'store' | 'delete', session: number, done: boolean): CapfMessage => ({
  name: answers[to],
  session,
  fields: { reason: done ? reason.updateCertificate : reason.error },
});

/** Which certificate CAPF asks for: the LSC unless it says otherwise. */
export const fetchedKind = ({
  fields,
}: CapfMessageOf<'FETCH_CERTIFICATE_REQUEST'>): CertificateKind =>
  fields.certificateType === certificateType.mic ? 'MIC' : 'LSC';

export const fetchCertificateResponse = (
  session: number,
  kind: CertificateKind,
  found: Identity | undefined,
): CapfMessage => ({
  name: 'FETCH_CERTIFICATE_RESPONSE',
  session,
  fields: found
    ? {
        reason: reason.updateCertificate,
        certificate: { type: typeOf(kind), der: found.certificate.der },
      }
    : { reason: reason.error },
});

/** A reason that is not known is as good as an error. */
export const sessionEnd = ({ fields }: CapfMessageOf<'END_SESSION'>): CapfSessionEnd =>
  ends.get(fields.reason) ?? 'error';

const ends = new Map<number, CapfSessionEnd>([
  [reason.noAction, 'no action'],
  [reason.updateCertificate, 'update certificate'],
  [reason.unknownDevice, 'unknown device'],
]);

const typeOf = (kind: CertificateKind): number =>
  kind === 'MIC' ? certificateType.mic : certificateType.lsc;
