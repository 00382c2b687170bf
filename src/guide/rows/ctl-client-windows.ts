import type { Table } from './table.ts';

/** What is typed and chosen in the windows of the CTL client. */
export const ctlClientWindows = [
  {
    section: 'Table 9-2',
    kind: 'message',
    texts: {
      'ctl-client/unknown-ctl-error': 'Unknown CTL Error',
      'ctl-client/invalid-port-number': 'Invalid Port number',
      'ctl-client/invalid-range-for-port-numbers': 'Invalid Range for port numbers',
      'ctl-client/could-not-write-information-to-the-local-windows-registry':
        'Could not write information to the local Windows Registry',
      'ctl-client/invalid-group-name': 'Invalid Group Name',
      'ctl-client/invalid-user-name': 'Invalid User Name',
      'ctl-client/invalid-ip-address': 'Invalid IP Address',
      'ctl-client/invalid-hostname': 'Invalid Hostname',
      'ctl-client/user-could-not-be-authenticated': 'User could not be authenticated',
      'ctl-client/invalid-password': 'Invalid Password',
      'ctl-client/cannot-run-ctl-client-from-terminal-services':
        'Cannot run CTL Client from Terminal Services',
      'ctl-client/failed-to-create-ctl-file': 'Failed to create CTL File',
      'ctl-client/please-insert-a-security-token-click-ok-when-done':
        'Please insert a Security Token. Click Ok when done',
      'ctl-client/cannot-create-ctl-entries-total-number-of-ctl-records':
        'Cannot create CTL Entries. Total number of CTL Records has exceeded the Maximum',
      'ctl-client/unable-to-create-ctl-entry': 'Unable to create CTL Entry',
      'ctl-client/unable-to-parse-ctl-file': 'Unable to parse CTL File',
      'ctl-client/ctl-client-version-is-not-compatible-with-the-ctl':
        'CTL Client version is not compatible with the CTL Provider',
      'ctl-client/please-select-an-item-to-delete': 'Please select an item to delete',
      'ctl-client/error-occurred-when-creating-dialog': 'Error occurred when creating Dialog',
      'ctl-client/no-issuer-name': '--- No Issuer Name---',
      'ctl-client/no-subject-name': '--- No Subject Name---',
      'ctl-client/you-cannot-delete-this-item-you-can-only-delete':
        'You cannot delete this item. You can only delete Security Tokens and multi-cluster TFTP',
      'ctl-client/are-you-sure-you-want-to-delete-this-item':
        'Are you sure you want to delete this item?',
      'ctl-client/you-have-selected-to-exit-the-ctl-client-application':
        'You have selected to exit the CTL Client application. Are you sure you want to exit?',
      'ctl-client/you-must-have-at-least-2-security-tokens-in':
        'You must have at least 2 security tokens in the CTL File',
      'ctl-client/you-must-have-at-least-one-callmanager-server-in':
        'You must have at least one CallManager server in the cluster',
      'ctl-client/could-not-get-callmanager-certificate-from-server':
        'Could not get CallManager Certificate from server <server name>',
      'ctl-client/entry-for-server-already-exists': 'Entry for Server already exists.',
      'ctl-client/no-help-available': 'No Help available.',
    },
  },
] as const satisfies readonly Table[];
