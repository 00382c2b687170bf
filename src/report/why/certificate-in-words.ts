import { FormatError, hex, tryRead } from '../../basics/index.ts';
import { readCertificate } from '../../pki/index.ts';

/** `CN=publisher, serial number 4a0b…`: enough to tell two certificates apart. */
export function certificateInWords(der: Uint8Array): string {
  const certificate = tryRead(() => readCertificate(der));
  if (certificate instanceof FormatError) return certificate.message;
  return `CN=${commonNameIn(certificate.subject)}, serial number ${hex(certificate.serial)}`;
}

/** Of a name as certificates and CTL files write it: `CN=token-a;OU=…`; the whole where it has none. */
export const commonNameIn = (name = ''): string => /CN=([^;,]*)/.exec(name)?.[1] ?? name;
