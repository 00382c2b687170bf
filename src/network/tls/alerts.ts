import { namesOf } from '../../basics/index.ts';

/** RFC 2246 section 7.2, the alerts of TLS 1.0. */
export const alertCodes = {
  close_notify: 0,
  unexpected_message: 10,
  bad_record_mac: 20,
  decryption_failed: 21,
  record_overflow: 22,
  decompression_failure: 30,
  handshake_failure: 40,
  bad_certificate: 42,
  unsupported_certificate: 43,
  certificate_revoked: 44,
  certificate_expired: 45,
  certificate_unknown: 46,
  illegal_parameter: 47,
  unknown_ca: 48,
  access_denied: 49,
  decode_error: 50,
  decrypt_error: 51,
  protocol_version: 70,
  insufficient_security: 71,
  internal_error: 80,
  user_canceled: 90,
  no_renegotiation: 100,
} as const;

export type AlertName = keyof typeof alertCodes;

const names = namesOf(alertCodes);

/** @returns undefined for a code that RFC 2246 does not have */
export const alertName = (code: number): AlertName | undefined => names.get(code);

const levels = { warning: 1, fatal: 2 } as const;

const warnings: ReadonlySet<AlertName> = new Set(['close_notify', 'no_renegotiation']);

/** The level at which we send an alert: all but two end the connection. */
export const alertLevel = (alert: AlertName): keyof typeof levels =>
  warnings.has(alert) ? 'warning' : 'fatal';

export const writeAlert = (alert: AlertName): Uint8Array =>
  Uint8Array.of(levels[alertLevel(alert)], alertCodes[alert]);

/** @throws TlsFailure */
export function readAlert(fragment: Uint8Array): { isFatal: boolean; code: number } {
  const [level, code] = fragment;
  if (fragment.length !== 2 || code === undefined)
    throw new TlsFailure('decode_error', `an alert of ${fragment.length} bytes, not 2`);
  if (level !== levels.warning && level !== levels.fatal)
    throw new TlsFailure('illegal_parameter', `an alert of level ${level}`);
  return { isFatal: level === levels.fatal, code };
}

/** Why what came is refused: what is sent to the peer, and a sentence for the log. */
export class TlsFailure extends Error {
  override readonly name = 'TlsFailure';
  readonly alert: AlertName;

  constructor(alert: AlertName, problem: string) {
    super(problem);
    this.alert = alert;
  }
}
