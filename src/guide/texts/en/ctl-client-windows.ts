import type { ctlClientWindows as tables } from '../../rows/ctl-client-windows.ts';
import type { WordsFor } from '../words.ts';

export const ctlClientWindows: WordsFor<typeof tables> = {
  'ctl-client/unknown-ctl-error': {
    meaning: 'The CTL client met an error inside itself that it has no name for.',
    causes: ['Not known from the message alone.'],
    cure: ['Search the CTL logs for the moment of the error.'],
  },
  'ctl-client/invalid-port-number': {
    meaning: 'The port of the CTL Provider is not a number.',
    causes: ['A letter or a sign in the port field.'],
    cure: ['Enter the port in digits; 2444 unless it was changed.'],
  },
  'ctl-client/invalid-range-for-port-numbers': {
    meaning: 'The port of the CTL Provider has to lie between 1026 and 32767.',
    causes: ['A number outside this range.'],
    cure: ['Enter the port on which the CTL Provider listens.'],
  },
  'ctl-client/could-not-write-information-to-the-local-windows-registry': {
    meaning:
      'The client may not write to the registry. It works, but next time it has forgotten server, port and user name.',
    causes: ['The Windows account has too few rights.'],
    cure: ['Log in to Windows as a local administrator or local power user.'],
  },
  'ctl-client/invalid-group-name': {
    meaning: 'The CTL Provider cannot find out to which Windows groups the user belongs.',
    causes: ['The account is none of the local administrators or power users.'],
    cure: ['Log in with an account of one of these groups.'],
  },
  'ctl-client/invalid-user-name': {
    meaning: 'The user name is missing or too long.',
    causes: ['The field is empty.', 'The name has more characters than the field allows.'],
    cure: ['Enter the name of an administrator of the server.'],
  },
  'ctl-client/invalid-ip-address': {
    meaning: 'What was entered is not an IP address.',
    causes: ['It is not four numbers with dots between them.', 'A number is greater than 255.'],
    cure: ['Enter an address such as 10.1.0.11.'],
  },
  'ctl-client/invalid-hostname': {
    meaning: 'The server name is missing or too long.',
    causes: ['The field is empty.', 'The name has more characters than the field allows.'],
    cure: ['Enter the host name of the server.'],
  },
  'ctl-client/user-could-not-be-authenticated': {
    meaning: 'The server knows the user but not with this password.',
    causes: ['The password is wrong.'],
    cure: ['Enter the password that belongs to the user name.'],
  },
  'ctl-client/invalid-password': {
    meaning: 'The password cannot be right: it is missing or too long.',
    causes: ['The field is empty.', 'The password has more characters than the field allows.'],
    cure: ['Enter the password again.'],
  },
  'ctl-client/cannot-run-ctl-client-from-terminal-services': {
    meaning:
      'The client refuses to run in a remote session; its tokens are at the USB port of the machine.',
    causes: ['It was started over Terminal Services.'],
    cure: ['Sit down at the machine where the client is installed.'],
  },
  'ctl-client/failed-to-create-ctl-file': {
    meaning: 'The CTL file could not be written on one server at least.',
    causes: ['The dialog that follows names each server with the reason.'],
    cure: ['Remove the reason on each server of the list and run the client again.'],
  },
  'ctl-client/please-insert-a-security-token-click-ok-when-done': {
    meaning: 'The client waits for a security token in the USB port.',
    causes: [
      'No token is in the port.',
      'The token does not come from Cisco.',
      'The Etoken Notification or the Smart Card service is not running.',
    ],
    cure: [
      'Insert a token and click OK.',
      'If the client asks again, restart Etoken Notification and check that Smart Card is running.',
    ],
  },
  'ctl-client/cannot-create-ctl-entries-total-number-of-ctl-records': {
    meaning: 'A CTL file holds no more than 100 records.',
    causes: ['Too many servers and tokens were entered.'],
    cure: ['Delete servers and tokens that are not needed.'],
  },
  'ctl-client/unable-to-create-ctl-entry': {
    meaning: 'A CTL file may have no more than 75 KB, and this entry would go beyond.',
    causes: ['Tokens or alternate TFTP servers that nobody uses any more fill the file.'],
    cure: ['Delete them and add the entry again.'],
  },
  'ctl-client/unable-to-parse-ctl-file': {
    meaning: 'The CTL file on the server is not in its format.',
    causes: ['It was damaged, tampered with or replaced.'],
    cure: [
      'Check the file on each server of the cluster.',
      'If a subscriber has the newest version undamaged, copy that one to the publisher; the client can also fetch it from there.',
      'If all copies are damaged, delete them and create a new CTL file.',
    ],
  },
  'ctl-client/ctl-client-version-is-not-compatible-with-the-ctl': {
    meaning: 'Client and CTL Provider are of releases that do not fit together.',
    causes: ['The client was not renewed with CallManager, or was installed from elsewhere.'],
    cure: ['Install the client that CallManager Administration 4.1 offers as a plug-in.'],
  },
  'ctl-client/please-select-an-item-to-delete': {
    meaning: 'Delete was clicked, but no entry is marked.',
    causes: ['Nothing is selected in CTL Entries.'],
    cure: ['Select the entry, then click Delete.'],
  },
  'ctl-client/error-occurred-when-creating-dialog': {
    meaning: 'Windows has no memory left for another window of the client.',
    causes: ['Too many programs are open.'],
    cure: ['Close some of them and start the client again.'],
  },
  'ctl-client/no-issuer-name': {
    meaning:
      'Stands in CTL Entries instead of an issuer: the file is nonsecure, so the name stays empty.',
    causes: ['The cluster is in nonsecure mode.'],
    cure: [],
  },
  'ctl-client/no-subject-name': {
    meaning:
      'Stands in CTL Entries instead of a subject: the file is nonsecure, so the name stays empty.',
    causes: ['The cluster is in nonsecure mode.'],
    cure: [],
  },
  'ctl-client/you-cannot-delete-this-item-you-can-only-delete': {
    meaning: 'This entry cannot be deleted by hand; tokens and alternate TFTP servers can.',
    causes: ['The selected entry comes from the server list of the cluster.'],
    cure: ['Remove the server from the cluster, then update the CTL file.'],
  },
  'ctl-client/are-you-sure-you-want-to-delete-this-item': {
    meaning: 'The client asks back before it deletes an entry.',
    causes: [],
    cure: ['Confirm only if a token is left that the phones know.'],
  },
  'ctl-client/you-have-selected-to-exit-the-ctl-client-application': {
    meaning: 'The client asks back before it closes; what was not signed is lost.',
    causes: ['Cancel or the close button was clicked.'],
    cure: [],
  },
  'ctl-client/you-must-have-at-least-2-security-tokens-in': {
    meaning: 'The client signs only a file with two tokens or more, so that one may get lost.',
    causes: ['CTL Entries has fewer than two tokens.'],
    cure: ['Add tokens, then click Finish.'],
  },
  'ctl-client/you-must-have-at-least-one-callmanager-server-in': {
    meaning: 'The file needs an entry with function CCM+TFTP.',
    causes: ['CTL Entries names no CallManager.'],
    cure: [
      'Connect to the publisher, which knows the servers of the cluster, and click Finish again.',
    ],
  },
  'ctl-client/could-not-get-callmanager-certificate-from-server': {
    meaning: 'The client did not receive the certificate of this server.',
    causes: [
      'The server cannot be reached.',
      'The CTL Provider listens on another port.',
      'The server has no self-signed certificate.',
    ],
    cure: [
      'Check the network between client and server.',
      'Compare the port in the client with that of the CTL Provider.',
      'Look for c:\\program files\\cisco\\certificates\\ccmserver.cer on the server.',
      'Turn on detailed trace of the CTL Provider and read it.',
    ],
  },
  'ctl-client/entry-for-server-already-exists': {
    meaning: 'The server is in the CTL file already.',
    causes: ['It was added twice.'],
    cure: ['Nothing to do, unless another server was meant.'],
  },
  'ctl-client/no-help-available': {
    meaning: 'This window has no help page.',
    causes: ['F1 or Help was pressed.'],
    cure: [],
  },
};
