import type { Table } from './table.ts';

/** What the CTL client finds wrong with a certificate. */
export const ctlClientCertificates = [
  {
    section: 'Table 9-2',
    kind: 'message',
    texts: {
      'ctl-client/no-valid-server-certificate-found': 'No Valid Server Certificate found.',
      'ctl-client/no-server-certificate-file-found': 'No Server Certificate File found.',
      'ctl-client/server-certificate-is-invalid': 'Server Certificate is Invalid.',
      'ctl-client/certificate-date-invalid': 'Certificate Date Invalid.',
      'ctl-client/certificate-expired': 'Certificate expired.',
      'ctl-client/certificate-is-not-of-type-rsa': 'Certificate is not of type RSA.',
      'ctl-client/no-issuer-name-in-certificate': 'No Issuer Name in Certificate.',
      'ctl-client/issuer-name-is-not-valid': 'Issuer name is not valid.',
      'ctl-client/invalid-issuer-name-length': 'Invalid Issuer Name length.',
      'ctl-client/no-subject-name-in-certificate': 'No Subject Name in Certificate.',
      'ctl-client/subject-name-is-not-valid': 'Subject name is not valid.',
      'ctl-client/invalid-subject-name-length': 'Invalid Subject Name length.',
      'ctl-client/no-public-key-in-certificate': 'No Public Key in Certificate.',
      'ctl-client/public-key-is-not-valid': 'Public Key is not valid.',
      'ctl-client/invalid-public-key-length': 'Invalid Public Key length.',
      'ctl-client/no-private-key-file': 'No Private Key File.',
      'ctl-client/private-key-file-is-not-valid': 'Private Key File is not valid.',
      'ctl-client/invalid-cipher-for-private-key': 'Invalid Cipher for Private key.',
      'ctl-client/invalid-signature-length': 'Invalid Signature length.',
      'ctl-client/invalid-signature-algorithm': 'Invalid Signature Algorithm.',
      'ctl-client/no-signature': 'No Signature.',
      'ctl-client/invalid-thumbprint': 'Invalid Thumbprint.',
      'ctl-client/invalid-serial-number': 'Invalid Serial Number.',
      'ctl-client/invalid-serial-number-length': 'Invalid Serial Number length.',
      'ctl-client/error-opening-security-token-store': 'Error Opening Security Token Store.',
      'ctl-client/no-certificate-in-security-token': 'No Certificate in Security Token.',
    },
  },
] as const satisfies readonly Table[];
