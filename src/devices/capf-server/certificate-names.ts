import { FormatError, hex } from '../../basics/index.ts';
import { type Certificate, readCertificate } from '../../pki/index.ts';

/** The common name of a certificate's subject, empty when it has none. */
export const commonName = ({ subject }: Certificate): string =>
  /(?:^|;)CN=([^;]*)/.exec(subject)?.[1] ?? '';

/** As `readCertificate`, for bytes that may be anything: what is wrong with them instead of an error. */
export function tryCertificate(der: Uint8Array): Certificate | FormatError {
  try {
    return readCertificate(der);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
}

/** Who it is for, by whom, its number and how long it is valid: what a trace says of it. */
export const describeCertificate = ({
  subject,
  issuer,
  serial,
  notBefore,
  notAfter,
}: Certificate) =>
  `subject ${subject}, issuer ${issuer}, serial number ${hex(serial)}, valid from ${day(notBefore)} to ${day(notAfter)}`;

const day = (date: Date): string => date.toISOString().slice(0, 10);
