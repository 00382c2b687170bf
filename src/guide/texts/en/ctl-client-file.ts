import type { ctlClientFile as tables } from '../../rows/ctl-client-file.ts';
import type { WordsFor } from '../words.ts';

export const ctlClientFile: WordsFor<typeof tables> = {
  'ctl-client/no-ctl-file-exists-on-the-server-but-the': {
    meaning:
      'The database says mixed mode, but the server has no CTL file. Everything that stood in the file is lost, the tokens included.',
    causes: [
      'CTLFile.tlv was deleted by hand or tampered with.',
      'All tokens were lost and the file was removed on purpose.',
    ],
    cure: ['Click OK, choose mixed mode, and create the CTL file with at least two tokens.'],
  },
  'ctl-client/the-ctl-file-signature-is-invalid-or-the-ctl': {
    meaning:
      'The CTL file on the server does not pass the check of its signature; the client uses nothing of it.',
    causes: ['The file was changed after it had been signed, or it is damaged.'],
    cure: ['Create the CTL file anew.'],
  },
  'ctl-client/you-must-recreate-the-ctl-file-all-existing-certificate': {
    meaning: 'The present CTL file cannot be used as a starting point: the next one begins empty.',
    causes: ['The file is missing, damaged or has a wrong signature.'],
    cure: ['Run the CTL client through to Finish, with every token and server.'],
  },
  'ctl-client/there-are-no-security-tokens-in-ctl-file-you': {
    meaning: 'The client sees no token in the CTL file, though each such file must have two.',
    causes: ['The file is damaged, or its token records cannot be read.'],
    cure: ['Choose Update CTL File, add two tokens, and sign.'],
  },
  'ctl-client/please-insert-another-security-token-click-ok-when-done': {
    meaning: 'A further token is to be added, and the client waits for it.',
    causes: [
      'The former token is still in the port.',
      'The token does not come from Cisco.',
      'The Etoken Notification or the Smart Card service is not running.',
    ],
    cure: [
      'Change the token in the USB port and click OK.',
      'If the client asks again, check the token and the two services.',
    ],
  },
  'ctl-client/the-security-token-you-have-inserted-already-exists-in': {
    meaning: 'This token is recorded in the file already and cannot be added once more.',
    causes: ['The wrong token was inserted.'],
    cure: ['Insert a token that is new to the file.'],
  },
  'ctl-client/the-security-token-cannot-be-used-to-sign-the': {
    meaning:
      'The inserted token is not recorded in the CTL file, so the phones would not accept its signature.',
    causes: ['A new or a foreign token was inserted for signing.'],
    cure: ['Insert a token that the file recorded before this update.'],
  },
  'ctl-client/no-ctl-file': {
    meaning: 'The server has no CTLFile.tlv.',
    causes: ['The CTL client never ran for this cluster, or the file was deleted.'],
    cure: ['Create the CTL file with the CTL client.'],
  },
  'ctl-client/error-opening-ctl-file': {
    meaning: 'CTLFile.tlv is there but cannot be opened.',
    causes: ['Rights or a lock on the file.'],
    cure: ['Read the trace of the CTL Provider on that server.'],
  },
  'ctl-client/error-reading-ctl-file': {
    meaning: 'CTLFile.tlv was opened, but reading broke off.',
    causes: ['A fault of the disk, or a file cut short.'],
    cure: ['Read the trace of the CTL Provider on that server.'],
  },
  'ctl-client/ctl-filename-or-contents-are-invalid': {
    meaning: 'The file does not have the right name, or not the contents of a CTL file.',
    causes: [
      'The path in the TFTP service parameter FileLocation leads elsewhere.',
      'The file was replaced.',
    ],
    cure: ['Look for CTLFile.tlv at that path.', 'Read the trace of the CTL Provider.'],
  },
  'ctl-client/ctl-file-is-not-valid': {
    meaning: 'What the server has under the name CTLFile.tlv is no valid CTL file.',
    causes: ['It is damaged.'],
    cure: ['Read the trace of the CTL Provider; if need be create the file anew.'],
  },
  'ctl-client/ctl-file-created-successfully': {
    meaning: 'The signed CTL file lies in the TFTP path of the servers.',
    causes: [],
    cure: ['Restart the CallManager and TFTP services and reset the phones.'],
  },
  'ctl-client/ctl-file-operation-was-not-successful-on-one-or': {
    meaning:
      'On one server at least the CTL file was not written: the cluster may now have different versions.',
    causes: ['The window names server, path and reason.'],
    cure: ['Remove the reason, then run the client again for all servers.'],
  },
  'ctl-client/you-must-restart-all-the-callmanager-and-tftp-nodes': {
    meaning: 'The new CTL file counts only after the services have read it.',
    causes: ['A CTL file was created or updated.'],
    cure: [
      'Restart the CallManager and TFTP services on each server that runs them.',
      'Reset the devices.',
    ],
  },
};
