import type { Table } from './table.ts';

/** Signing, and the talk between CTL client and CTL Provider. */
export const ctlClientProvider = [
  {
    section: 'Table 9-2',
    kind: 'message',
    texts: {
      'ctl-client/could-not-sign-message': 'Could not Sign Message.',
      'ctl-client/could-not-verify-message': 'Could not verify Message.',
      'ctl-client/could-not-sign-ctl-file': 'Could not sign CTL File.',
      'ctl-client/for-the-security-of-the-phones-tokens-inserted-during':
        'For the security of the phones, tokens inserted during update cannot be used to sign the CTL File. You must use one of the tokens that already existed in the CTL file to sign. Once this token has been inserted and the phones have been restarted, you may use the new tokens to sign the CTL File.',
      'ctl-client/error-initializing-sdi-control': 'Error Initializing SDI Control.',
      'ctl-client/dbl-exception-occurred': 'DBL Exception occurred.',
      'ctl-client/cm-name-is-too-long': 'CM Name is too long.',
      'ctl-client/init-tls-failed': 'Init TLS Failed.',
      'ctl-client/tls-connect-error-when-opening-sockets':
        'TLS Connect Error when Opening Sockets.',
      'ctl-client/error-occurred-during-ssl-handshake': 'Error occurred during SSL Handshake.',
      'ctl-client/could-not-connect-to-ctl-provider-service':
        'Could not connect to CTL provider Service.',
      'ctl-client/parsing-data-from-ctlprovider-failed': 'Parsing data from CTLProvider failed.',
      'ctl-client/error-occurred-during-post-ctl-file-operation':
        'Error occurred during Post CTL File operation.',
      'ctl-client/error-occurred-during-get-capf-file-operation':
        'Error occurred during Get CAPF File operation.',
      'ctl-client/error-occurred-during-get-ccm-certificate-operation':
        'Error occurred during Get CCM Certificate operation.',
      'ctl-client/error-occurred-during-get-capf-certificate-operation':
        'Error occurred during Get CAPF Certificate operation.',
      'ctl-client/error-occurred-during-authenticate-user-operation':
        'Error occurred during Authenticate User operation.',
      'ctl-client/invalid-response-for-authenticate-user-operation':
        'Invalid Response for Authenticate User operation.',
      'ctl-client/invalid-response-for-get-ccm-list-operation':
        'Invalid Response for Get CCM List operation.',
      'ctl-client/invalid-response-for-get-ccm-certificate-operation':
        'Invalid Response for Get CCM Certificate operation.',
      'ctl-client/invalid-response-for-get-capf-certificate-operation':
        'Invalid Response for Get CAPF Certificate operation.',
      'ctl-client/invalid-response-for-get-ctl-file-operation':
        'Invalid Response for get CTL File operation.',
      'ctl-client/invalid-response-for-get-capf-file-operation':
        'Invalid Response for Get CAPF File operation.',
      'ctl-client/invalid-response-for-get-cluster-security-mode-operation':
        'Invalid Response for Get Cluster Security Mode operation.',
      'ctl-client/invalid-response-for-get-ctl-version-operation':
        'Invalid Response for Get CTL Version operation.',
      'ctl-client/invalid-response-for-get-alternate-paths-operation':
        'Invalid Response for Get Alternate Paths operation.',
      'ctl-client/not-enough-memory-to-run-application': 'Not enough Memory to run Application.',
      'ctl-client/could-not-get-capf-certificate-s-capf-service-seems':
        'Could not get CAPF Certificate(s). CAPF Service seems to be running on the CCM Publisher but the certificate file(s) do not exist in the Certificates trust path. Please check if the following certificates exist.',
      'ctl-client/entry-for-this-certificate-already-exists':
        'Entry for this certificate already exists.',
      'ctl-client/failed-to-set-cluster-security-mode-on-the-callmanager':
        'Failed to set Cluster Security Mode on the CallManager publisher. You must run the CTL Client again to set the correct value for the Cluster Security Mode.',
      'ctl-client/the-alternate-tftp-server-entry-is-invalid-you-must':
        'The Alternate TFTP Server entry is invalid. You must delete the entry for the Alternate TFTP Server and add it again',
    },
  },
] as const satisfies readonly Table[];
