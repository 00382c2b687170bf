import type { Table } from './table.ts';

/** The CTL file that the CTL client reads, changes and distributes. */
export const ctlClientFile = [
  {
    section: 'Table 9-2',
    kind: 'message',
    texts: {
      'ctl-client/no-ctl-file-exists-on-the-server-but-the':
        'No CTL File exists on the server but the CallManager Cluster Security Mode is in Mixed Mode. You must create the CTL File and set Call Manager Cluster to Mixed Mode.',
      'ctl-client/the-ctl-file-signature-is-invalid-or-the-ctl':
        'The CTL File signature is invalid or the CTL File is corrupt.',
      'ctl-client/you-must-recreate-the-ctl-file-all-existing-certificate':
        'You must recreate the CTL File. All existing certificate information in the CTL file will be lost.',
      'ctl-client/there-are-no-security-tokens-in-ctl-file-you':
        'There are no Security Tokens in CTL File. You must have at least 2 security tokens. Select Update CTL File to add security Tokens.',
      'ctl-client/please-insert-another-security-token-click-ok-when-done':
        'Please insert another Security Token. Click Ok when done.',
      'ctl-client/the-security-token-you-have-inserted-already-exists-in':
        'The Security Token you have inserted already exists in the CTL File.',
      'ctl-client/the-security-token-cannot-be-used-to-sign-the':
        'The Security Token cannot be used to sign the CTL File. The token must already exist in the CTL file.',
      'ctl-client/no-ctl-file': 'No CTL File.',
      'ctl-client/error-opening-ctl-file': 'Error opening CTL File.',
      'ctl-client/error-reading-ctl-file': 'Error reading CTL File.',
      'ctl-client/ctl-filename-or-contents-are-invalid': 'CTL Filename or contents are invalid.',
      'ctl-client/ctl-file-is-not-valid': 'CTL File is not valid.',
      'ctl-client/ctl-file-created-successfully': 'CTL File created successfully.',
      'ctl-client/ctl-file-operation-was-not-successful-on-one-or':
        'CTL File operation was not successful on one or all the servers. Please correct the error and run the CTL Client again.',
      'ctl-client/you-must-restart-all-the-callmanager-and-tftp-nodes':
        'You must restart all the CallManager and TFTP nodes in the Cluster.',
    },
  },
] as const satisfies readonly Table[];
