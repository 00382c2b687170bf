import type { ctlClientProvider as tables } from '../../rows/ctl-client-provider.ts';
import type { Words, WordsFor } from '../words.ts';

/** Answers that the client cannot read: all for one reason. */
const unreadable = (what: string): Words => ({
  meaning: `The client asked the CTL Provider ${what} and got an answer it cannot read.`,
  causes: ['Client and CTL Provider are of different releases.'],
  cure: [
    'Install the client that CallManager Administration 4.1 offers as a plug-in, and set it up.',
  ],
});

/** Operations that broke off for a reason inside client or server. */
const brokenOff = (what: string): Words => ({
  meaning: `An internal error stopped the client while ${what}.`,
  causes: ['The connection broke, or one of the two programs failed.'],
  cure: [
    'Run the client again.',
    'If it happens again, compare the traces of client and CTL Provider at that moment.',
  ],
});

export const ctlClientProvider: WordsFor<typeof tables> = {
  'ctl-client/could-not-sign-message': {
    meaning: 'The token gave no signature for the new CTL file.',
    causes: ['The token was pulled out, is locked, or its private key could not be used.'],
    cure: ['Read the trace of the client.', 'Run the client again with the token in the port.'],
  },
  'ctl-client/could-not-verify-message': {
    meaning: 'The client checks each signature it has made, and this one did not pass.',
    causes: [
      'The private key of the token does not fit its certificate, or the signature was garbled.',
    ],
    cure: ['Read the trace of the client.', 'Run the client again, if need be with another token.'],
  },
  'ctl-client/could-not-sign-ctl-file': {
    meaning: 'No signed CTL file came about.',
    causes: ['The signature of the token failed.'],
    cure: ['Read the trace of the client.', 'Run the client again.'],
  },
  'ctl-client/for-the-security-of-the-phones-tokens-inserted-during': {
    meaning:
      'A token that was added in this run must not sign it. The phones cannot know it before they have this very file.',
    causes: ['The token for the signature is one of those just added.'],
    cure: [
      'Insert a token that the file recorded before, and sign with it.',
      'Restart the phones. From then on the new tokens may sign as well.',
    ],
  },
  'ctl-client/error-initializing-sdi-control': {
    meaning: 'The CTL Provider could not start its trace and does not run without.',
    causes: ['No trace is configured for the service.'],
    cure: ['Configure a trace for the CTL Provider in Cisco CallManager Serviceability.'],
  },
  'ctl-client/dbl-exception-occurred': {
    meaning: 'The CTL Provider could not start the database layer and does not run without.',
    causes: ['The database cannot be reached or refuses the service.'],
    cure: ['Look for the exception in the DBL logs.'],
  },
  'ctl-client/cm-name-is-too-long': {
    meaning: 'The host name of the CallManager has more than 256 characters.',
    causes: ['A typing error, such as a name pasted twice.'],
    cure: ['Enter the host name again.'],
  },
  'ctl-client/init-tls-failed': {
    meaning: 'The client could not even prepare a secure connection to the CTL Provider.',
    causes: ['The TLS library of the client failed.'],
    cure: ['Read the trace of the client.', 'Run the client again.'],
  },
  'ctl-client/tls-connect-error-when-opening-sockets': {
    meaning: 'The TCP connection for TLS to the CTL Provider could not be opened.',
    causes: ['Network, address or port.'],
    cure: ['Read the trace of the client.', 'Run the client again.'],
  },
  'ctl-client/error-occurred-during-ssl-handshake': {
    meaning: 'Client and CTL Provider were connected but did not agree in the TLS handshake.',
    causes: [
      'Certificates or versions that do not fit, or something other than the CTL Provider at that port.',
    ],
    cure: ['Read the trace of the client.', 'Run the client again.'],
  },
  'ctl-client/could-not-connect-to-ctl-provider-service': {
    meaning: 'Nobody answered at the host and port where the client looked for the CTL Provider.',
    causes: [
      'The host name is wrong or cannot be reached.',
      'The CTL Provider is not activated, or listens on another port.',
    ],
    cure: [
      'Check that the host name resolves and the server answers.',
      'Activate the service, and compare its port with that of the client.',
    ],
  },
  'ctl-client/parsing-data-from-ctlprovider-failed': {
    meaning: 'The CTL Provider sent data that the client can make nothing of: an internal error.',
    causes: ['Different releases, or a fault in one of the two programs.'],
    cure: ['Check that both are of release 4.1.', 'Read both traces.'],
  },
  'ctl-client/error-occurred-during-post-ctl-file-operation': brokenOff(
    'it was copying the CTL file to the servers',
  ),
  'ctl-client/error-occurred-during-get-capf-file-operation': brokenOff(
    'it was fetching files from the folder of trusted certificates',
  ),
  'ctl-client/error-occurred-during-get-ccm-certificate-operation': brokenOff(
    'it was fetching the certificate of CallManager',
  ),
  'ctl-client/error-occurred-during-get-capf-certificate-operation': brokenOff(
    'it was fetching the certificate of CAPF',
  ),
  'ctl-client/error-occurred-during-authenticate-user-operation': brokenOff(
    'the user was being checked',
  ),
  'ctl-client/invalid-response-for-authenticate-user-operation': unreadable('to check the user'),
  'ctl-client/invalid-response-for-get-ccm-list-operation': unreadable(
    'for the list of CallManager servers',
  ),
  'ctl-client/invalid-response-for-get-ccm-certificate-operation': unreadable(
    'for the certificate of CallManager',
  ),
  'ctl-client/invalid-response-for-get-capf-certificate-operation': unreadable(
    'for the certificate of CAPF',
  ),
  'ctl-client/invalid-response-for-get-ctl-file-operation': unreadable('for the present CTL file'),
  'ctl-client/invalid-response-for-get-capf-file-operation': unreadable('for the files of CAPF'),
  'ctl-client/invalid-response-for-get-cluster-security-mode-operation': unreadable(
    'for the cluster security mode',
  ),
  'ctl-client/invalid-response-for-get-ctl-version-operation': unreadable('for its version'),
  'ctl-client/invalid-response-for-get-alternate-paths-operation': unreadable(
    'for the alternate paths of the TFTP service',
  ),
  'ctl-client/not-enough-memory-to-run-application': {
    meaning: 'The machine has too little memory left to start the client.',
    causes: ['Too many programs are open.'],
    cure: ['Close some of them and start the client again.'],
  },
  'ctl-client/could-not-get-capf-certificate-s-capf-service-seems': {
    meaning:
      'CAPF runs on the publisher, but its certificate is not in the folder of trusted certificates.',
    causes: ['capf.cer or its .0 counterpart is missing there.'],
    cure: [
      'Look for both files in that folder on the publisher.',
      'If one is missing, let CAPF make a new certificate, then run the client again.',
    ],
  },
  'ctl-client/entry-for-this-certificate-already-exists': {
    meaning: 'The certificate of the server to be added is recorded in the CTL file already.',
    causes: ['The alternate TFTP server was added before.'],
    cure: ['Look for the server in CTL Entries; add it only if it is not there.'],
  },
  'ctl-client/failed-to-set-cluster-security-mode-on-the-callmanager': {
    meaning:
      'The CTL file is written, but the database of the publisher did not take the new mode.',
    causes: ['The CTL Provider could not write to the database.'],
    cure: [
      'Run the client again and choose the mode once more.',
      'Then check Cluster Security Mode in Enterprise Parameters.',
    ],
  },
  'ctl-client/the-alternate-tftp-server-entry-is-invalid-you-must': {
    meaning:
      'The record of the alternate TFTP server is faulty. Phones that depend on it may not register.',
    causes: ['The server has changed since it was added.'],
    cure: ['Delete the entry in CTL Entries, add the server again, and sign.'],
  },
};
