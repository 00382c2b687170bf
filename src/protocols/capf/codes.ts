/**
 * The numbers in CAPF messages. Source: the open CAPF server and client of usecallmanager.nz, whose
 * values the sessions in test/vectors/capf show.
 */

/** What became of a request, or of a session. Other values exist; what they mean is not known. */
export const reason = {
  noAction: 0,
  /** In an answer: it was done. At the end of a session: the certificate was changed. */
  updateCertificate: 1,
  /** Also for a wrong authentication string. */
  error: 7,
  unknownDevice: 9,
} as const;

/** How the phone is to prove who it is. */
export const authType = { none: 0, password: 1, noPassword: 2, lsc: 3, mic: 4 } as const;

export const certificateType = { lsc: 1, mic: 2 } as const;

export const keyType = { rsa: 0, ec: 1 } as const;

export const curve = { secp256r1: 0, secp384r1: 1, secp521r1: 2 } as const;

export const hashId = { sha1: 1, sha512: 3 } as const;
