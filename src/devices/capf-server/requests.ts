/** What CAPF sends to a phone. */
import {
  authType,
  type CapfMessage,
  certificateType,
  keyType,
  reason,
} from '../../protocols/capf/index.ts';

const endReasons = {
  'no action': reason.noAction,
  'update certificate': reason.updateCertificate,
  error: reason.error,
  'unknown device': reason.unknownDevice,
} as const;

/** CAPF does not know yet who it is, and so not which proof to ask for. */
export const authRequest = (session: number, version: number | undefined): CapfMessage => ({
  name: 'AUTH_REQUEST',
  session,
  fields: { authType: authType.none, ...(version !== undefined && { version }) },
});

/** @param hasVersion whether the phone speaks the dialect with VERSION, which has KEY_TYPE too */
export const keyGenerateRequest = (
  session: number,
  keySize: number,
  hasVersion: boolean,
): CapfMessage => ({
  name: 'KEY_GENERATE_REQUEST',
  session,
  fields: { keySize, ...(hasVersion && { keyType: keyType.rsa }) },
});

export const storeCertificateRequest = (session: number, der: Uint8Array): CapfMessage => ({
  name: 'STORE_CERTIFICATE_REQUEST',
  session,
  fields: { certificateType: certificateType.lsc, certificate: { type: certificateType.lsc, der } },
});

export const deleteCertificateRequest = (session: number): CapfMessage => ({
  name: 'DELETE_CERTIFICATE_REQUEST',
  session,
  fields: {},
});

/**
 * The request for the LSC is empty, as in the sessions of the open CAPF server. How CallManager asks
 * for a MIC is not documented; chosen here: with CERTIFICATE_TYPE.
 */
export const fetchCertificateRequest = (session: number, kind: 'LSC' | 'MIC'): CapfMessage => ({
  name: 'FETCH_CERTIFICATE_REQUEST',
  session,
  fields: kind === 'MIC' ? { certificateType: certificateType.mic } : {},
});

export const endSession = (session: number, why: keyof typeof endReasons): CapfMessage => ({
  name: 'END_SESSION',
  session,
  fields: { reason: endReasons[why] },
});
