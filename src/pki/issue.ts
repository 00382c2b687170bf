import { type Certificate, readCertificate } from './certificate.ts';
import { bitString, element, explicitTag, integer, oid, sequence, tags } from './der.ts';
import { encodeName, markedAsSimulated, type Name } from './names.ts';
import { subjectPublicKeyInfo } from './public-key.ts';
import type { RsaKey } from './rsa.ts';
import { sign } from './signatures.ts';
import { encodeTime } from './times.ts';

/** A certificate together with its private key. */
export interface Identity {
  readonly certificate: Certificate;
  readonly key: RsaKey;
}

interface CommonRequest {
  /** Most specific attribute first. A name that does not say it is simulated gets an attribute that does. */
  readonly subject: Name;
  /** Big-endian, without a byte for the sign. */
  readonly serial: Uint8Array;
  /** To the second; what is finer is cut off. */
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface SelfSignedRequest extends CommonRequest {
  readonly key: RsaKey;
}

export interface IssueRequest extends CommonRequest {
  /** DER of RSAPublicKey. */
  readonly publicKeyPkcs1: Uint8Array;
  readonly issuer: Identity;
  /** Whether the subject may issue certificates itself; by default it may not. */
  readonly isAuthority?: boolean;
}

/** AlgorithmIdentifier of sha1WithRSAEncryption (RFC 8017, appendix A.2.4), as CallManager 4.1 signs. */
const sha1WithRsa = sequence(oid('2a864886f70d010105'), element(tags.null));

/** A certificate that its own key signs and that may issue others, as CallManager, CAPF and tokens have. */
export function selfSigned({ key, ...request }: SelfSignedRequest): Identity {
  const name = encodeName(markedAsSimulated(request.subject));
  const certificate = assemble({
    ...request,
    name,
    issuerName: name,
    publicKeyPkcs1: key.publicKeyPkcs1,
    isAuthority: true,
    signingKey: key,
  });
  return { certificate, key };
}

/** A certificate for someone else's key: an LSC from CAPF, a MIC from the manufacturer. */
export const issue = ({ issuer, isAuthority = false, ...request }: IssueRequest): Certificate =>
  assemble({
    ...request,
    name: encodeName(markedAsSimulated(request.subject)),
    issuerName: issuer.certificate.subjectDer,
    isAuthority,
    signingKey: issuer.key,
  });

interface Parts extends Omit<CommonRequest, 'subject'> {
  readonly name: Uint8Array;
  readonly issuerName: Uint8Array;
  readonly publicKeyPkcs1: Uint8Array;
  readonly isAuthority: boolean;
  readonly signingKey: RsaKey;
}

function assemble(parts: Parts): Certificate {
  const version3 = element(explicitTag(0), integer(Uint8Array.of(2)));
  const toBeSigned = sequence(
    version3,
    integer(parts.serial),
    sha1WithRsa,
    parts.issuerName,
    sequence(encodeTime(parts.notBefore), encodeTime(parts.notAfter)),
    parts.name,
    subjectPublicKeyInfo(parts.publicKeyPkcs1),
    element(explicitTag(3), sequence(basicConstraints(parts.isAuthority))),
  );
  const signature = sign(parts.signingKey, 'sha1', toBeSigned);
  return readCertificate(sequence(toBeSigned, sha1WithRsa, bitString(signature)));
}

/** RFC 5280, section 4.2.1.9; critical. */
function basicConstraints(isAuthority: boolean): Uint8Array {
  const yes = element(tags.boolean, Uint8Array.of(0xff));
  const value = isAuthority ? sequence(yes) : sequence();
  return sequence(oid('551d13'), yes, element(tags.octetString, value));
}
