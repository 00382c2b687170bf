/**
 * The two cipher suites of CallManager 4.1: authenticated devices sign what they send and do not
 * encrypt it, encrypted devices do both. Lengths are in bytes; both suites sign with HMAC-SHA-1.
 * (RFC 2246 appendix A.5; RFC 3268)
 */
export const cipherSuites = {
  TLS_RSA_WITH_NULL_SHA: { code: 0x0002, keyLength: 0, blockLength: 0 },
  TLS_RSA_WITH_AES_128_CBC_SHA: { code: 0x002f, keyLength: 16, blockLength: 16 },
} as const;

export type CipherSuiteName = keyof typeof cipherSuites;

export const macLength = 20;
