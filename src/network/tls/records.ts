import { namesOf } from '../../basics/index.ts';

/** RFC 2246 section 6.2.1. */
export const contentTypes = {
  change_cipher_spec: 20,
  alert: 21,
  handshake: 22,
  application_data: 23,
} as const;

export type ContentType = keyof typeof contentTypes;

const names = namesOf(contentTypes);

/** @returns undefined for a type that RFC 2246 does not have */
export const contentType = (code: number): ContentType | undefined => names.get(code);

/** TLS 1.0, which calls itself SSL 3.1. */
export const tlsVersion = 0x0301;

/** Type, version, length. */
export const recordHeaderLength = 5;

/** Type and version, which the MAC covers too. */
export const signedHeaderLength = 3;

/** The most that a record may carry, and that it may be on the wire (RFC 2246 section 6.2). */
export const maximumFragment = 2 ** 14;
export const maximumProtectedFragment = maximumFragment + 2048;
