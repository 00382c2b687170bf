import type { AlertName, CertificateChain } from '../../../src/network/tls/index.ts';
import {
  type Certificate,
  createRsaKey,
  type Identity,
  isIssuedBy,
  issue,
  isValidAt,
  readCertificate,
  selfSigned,
} from '../../../src/pki/index.ts';
import { SeededRandom } from '../../../src/simulation/index.ts';

const random = new SeededRandom(7);
const keyOf = (name: string) => createRsaKey(random.stream(name), 1024);
/** Valid on the virtual clock and on that of whoever runs the tests. */
const validity = {
  notBefore: new Date('2004-01-01T00:00:00Z'),
  notAfter: new Date('2049-01-01T00:00:00Z'),
};

const root = (name: string): Identity =>
  selfSigned({ subject: [['CN', name]], key: keyOf(name), serial: Uint8Array.of(1), ...validity });

function issuedBy(issuer: Identity, name: string, dates = validity): Identity {
  const key = keyOf(name);
  const { publicKeyPkcs1 } = key;
  const serial = Uint8Array.of(2);
  const subject = [['CN', name]] as const;
  return { key, certificate: issue({ subject, publicKeyPkcs1, serial, issuer, ...dates }) };
}

export const manufacturer = root('Manufacturer');
export const callManager = root('PUBLISHER');
export const stranger = root('STRANGER');
export const phone = issuedBy(manufacturer, 'SEP001122334455');
export const oldPhone = issuedBy(manufacturer, 'SEP00AABBCCDDEE', {
  notBefore: new Date('2003-01-01T00:00:00Z'),
  notAfter: new Date('2004-01-01T00:00:00Z'),
});

/** Accepts what is valid now and is, or is issued by, one of these. */
export function judgeBy(trusted: readonly Certificate[], date: () => Date) {
  return ([own]: CertificateChain): AlertName | undefined => {
    const certificate = readCertificate(own);
    const known = trusted.some(
      (anchor) => Buffer.compare(anchor.der, own) === 0 || isIssuedBy(certificate, anchor),
    );
    if (!known) return 'unknown_ca';
    return isValidAt(certificate, date()) ? undefined : 'certificate_expired';
  };
}
