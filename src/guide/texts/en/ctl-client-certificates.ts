import type { ctlClientCertificates as tables } from '../../rows/ctl-client-certificates.ts';
import type { Words, WordsFor } from '../words.ts';

/** Most of these messages differ only in which part of the certificate is wrong. */
const defect = (meaning: string): Words => ({
  meaning,
  causes: [
    'The certificate of a token or of a server is damaged, or was not issued as it should be.',
  ],
  cure: [
    'Open the certificate of the token in the CTL client and look at the part in question.',
    'Read the trace of the CTL Provider for the server whose certificate was being read.',
    'Use another token, or give the server a new certificate.',
  ],
});

export const ctlClientCertificates: WordsFor<typeof tables> = {
  'ctl-client/no-valid-server-certificate-found': {
    meaning: 'The certificate of the token could not be read.',
    causes: ['The token does not come from Cisco.', 'The token is not valid any more.'],
    cure: ['Use a valid token from Cisco.'],
  },
  'ctl-client/no-server-certificate-file-found': {
    meaning: 'The CallManager server has no certificate file for the client to read.',
    causes: ['ccmserver.cer is missing, or was moved.'],
    cure: ['Look for ccmserver.cer in c:\\program files\\cisco\\certificates on the server.'],
  },
  'ctl-client/server-certificate-is-invalid': {
    meaning: 'The CallManager server has a certificate, but not a valid one.',
    causes: ['ccmserver.cer is damaged or was replaced.'],
    cure: [
      'Look at ccmserver.cer in c:\\program files\\cisco\\certificates on the server.',
      'Read the trace of the CTL Provider.',
    ],
  },
  'ctl-client/certificate-date-invalid': {
    meaning: 'Today is not within the validity of the certificate, or its dates make no sense.',
    causes: ['The certificate is not valid yet, or the clock of the machine is wrong.'],
    cure: [
      'Compare the dates of the token certificate in the Security Token Information window with the clock.',
      'Read the trace of the CTL Provider.',
    ],
  },
  'ctl-client/certificate-expired': {
    meaning: 'The validity of the certificate is over.',
    causes: ['The certificate is too old, or the clock of the machine is wrong.'],
    cure: [
      'Check the dates of the token certificate; use another token if it has expired.',
      'Read the trace of the CTL Provider for the certificates of the servers.',
    ],
  },
  'ctl-client/certificate-is-not-of-type-rsa': {
    meaning:
      'Phones can check RSA signatures only, and the CallManager certificate has a key of another type.',
    causes: ['ccmserver.cer was not made by CallManager.'],
    cure: [
      'Open ccmserver.cer and read the type of the public key; without RSA the server needs a new certificate.',
    ],
  },
  'ctl-client/no-issuer-name-in-certificate': defect('The certificate names no issuer.'),
  'ctl-client/issuer-name-is-not-valid': defect(
    'The issuer name of the certificate cannot be used.',
  ),
  'ctl-client/invalid-issuer-name-length': defect('The issuer name is longer than 256 characters.'),
  'ctl-client/no-subject-name-in-certificate': defect('The certificate names no subject.'),
  'ctl-client/subject-name-is-not-valid': defect(
    'The subject name of the certificate cannot be used.',
  ),
  'ctl-client/invalid-subject-name-length': defect(
    'The subject name is longer than 256 characters.',
  ),
  'ctl-client/no-public-key-in-certificate': defect('The certificate has no public key.'),
  'ctl-client/public-key-is-not-valid': defect('The public key of the certificate cannot be used.'),
  'ctl-client/invalid-public-key-length': defect('The public key is longer than 512 characters.'),
  'ctl-client/no-private-key-file': defect(
    'There is no private key that belongs to the certificate.',
  ),
  'ctl-client/private-key-file-is-not-valid': defect(
    'The private key of the certificate cannot be used.',
  ),
  'ctl-client/invalid-cipher-for-private-key': defect(
    'The private key is protected by a cipher that the client does not know.',
  ),
  'ctl-client/invalid-signature-length': defect('The signature is longer than 1024 characters.'),
  'ctl-client/invalid-signature-algorithm': defect(
    'The certificate is signed with an algorithm that the client does not know.',
  ),
  'ctl-client/no-signature': defect('The certificate is not signed.'),
  'ctl-client/invalid-thumbprint': defect('The thumbprint does not fit the certificate.'),
  'ctl-client/invalid-serial-number': defect(
    'The serial number of the certificate cannot be used.',
  ),
  'ctl-client/invalid-serial-number-length': defect(
    'The serial number is longer than 256 characters.',
  ),
  'ctl-client/error-opening-security-token-store': {
    meaning: 'The client gets no access to the certificates on the token.',
    causes: ['The Etoken Notification or the Smart Card service is not running.'],
    cure: ['Start both services and insert the token again.'],
  },
  'ctl-client/no-certificate-in-security-token': {
    meaning: 'The token in the port carries no certificate.',
    causes: ['It does not come from Cisco, or was wiped.'],
    cure: ['Use a token from Cisco.'],
  },
};
