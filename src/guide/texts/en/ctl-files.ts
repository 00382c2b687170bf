import type { ctlFiles as tables } from '../../rows/ctl-files.ts';
import type { WordsFor } from '../words.ts';

export const ctlFiles: WordsFor<typeof tables> = {
  'ctl-file/phone-cannot-authenticate-ctl-file': {
    meaning:
      'The phone fetched a CTL file but does not trust the signer, because only tokens recorded in the CTL file it already has may sign the next one. It keeps the old file.',
    causes: [
      'The new file was signed with a token that the installed file does not record.',
      'The phone comes from a cluster with other tokens.',
    ],
    cure: [
      'Find a token that is recorded in the file on the phone.',
      'Run the CTL client again and sign with that token.',
      'If there is none, or the phone still refuses, delete the CTL file on the phone: it accepts the next one unseen.',
    ],
  },
  'ctl-file/phone-cannot-authenticate-other-files': {
    meaning:
      'The CTL file is fine in the eyes of the phone, yet every other signed file fails: what the CTL file says about the TFTP server does not fit the signatures.',
    causes: [
      'The record of the TFTP server is wrong, for example with a certificate that the server has replaced since.',
    ],
    cure: [
      'Run the CTL client, so that it fetches the certificates of the servers afresh.',
      'Restart the TFTP service and reset the phones.',
    ],
  },
  'ctl-file/tftp-authorization-failure': {
    meaning:
      'The phone was sent to a TFTP server without a record in its CTL file. It shows “TFTP Not Authorized” with the address and loads nothing from there.',
    causes: ['The CTL file does not know the TFTP address that the phone uses.'],
    cure: [
      'Compare the TFTP address of the phone with the records of its CTL file.',
      'Correct the address at its source, or add the server with the CTL client.',
      'Reset the phone.',
    ],
  },
  'ctl-file/phone-does-not-register': {
    meaning:
      'The phone loads its files but does not get registered, because what its CTL file says about CallManager does not hold.',
    causes: [
      'The address or certificate of the CallManager record is out of date.',
      'A server was added to the cluster after the last run of the CTL client.',
    ],
    cure: [
      'Look at the CallManager entries of the CTL file on the phone.',
      'Update the CTL file and restart the services.',
      'Check that auto-registration is off: it does not go with mixed mode.',
    ],
  },
  'ctl-file/wrong-capf-server-tls-error': {
    meaning:
      'For an LSC the phone opens TLS to the CAPF server of its CTL file. The certificate that answers is not the one in the file, so the phone breaks off the handshake and gets no LSC.',
    causes: ['CAPF has a new certificate, and the CTL file still holds the former one.'],
    cure: [
      'Update the CTL file, which picks up the present CAPF certificate.',
      'Reset the phone and start the certificate operation again.',
    ],
  },
  'ctl-file/phone-does-not-request-signed-files': {
    meaning:
      'The phone goes on asking for unsigned configuration files. A TFTP record without a certificate tells it that the cluster signs nothing.',
    causes: [
      'The CTL file was written in nonsecure mode, and its records carry no certificates.',
      'The update was made without choosing mixed mode.',
    ],
    cure: [
      'Run the CTL client, choose mixed mode, and sign.',
      'Restart the CallManager and TFTP services and reset the phones.',
      'Cluster Security Mode in Enterprise Parameters must then show 1.',
    ],
  },
  'ctl-file/phone-cannot-authenticate-ctl-file/new-token': {
    meaning:
      'The update that brought a new token was itself signed with that token. No phone has heard of it yet, so every phone rejects the file.',
    causes: ['In one run a token was added and then used for the signature.'],
    cure: [
      'Run the CTL client again and sign with a token that was there before.',
      'Reset the phones. Once they hold this file, the new token may sign too.',
    ],
  },
  'ctl-file/tftp-authorization-failure/new-record': {
    meaning:
      'The new CTL file names the new TFTP server, but the phone still holds the old one and therefore may not ask the new server for anything, not even for the file that would help.',
    causes: [
      'The address in DHCP was changed before the phones had taken over the new CTL file.',
      'The CTL file was created from scratch with another TFTP server.',
    ],
    cure: [
      'Let the phones fetch the new CTL file from the old server first, then change DHCP.',
      'If the old server is gone, delete the CTL file on the phone.',
    ],
  },
  'ctl-file/phone-does-not-register/auto-registration': {
    meaning:
      'Auto-registration hands out nonsecure entries to unknown phones. It must be off in a mixed-mode cluster; a phone that runs into it does not register as it should.',
    causes: ['Auto-registration is enabled on a CallManager of the cluster.'],
    cure: [
      'Turn auto-registration off on every CallManager.',
      'Add the phone to the database by hand and reset it.',
    ],
  },
  'ctl-file/compare-md5': {
    meaning:
      'Two CTL files are the same if their MD5 hashes are. The phone shows the hash of its file, MD5UTIL.EXE computes that of a file on the server.',
    causes: ['It is not clear which version of the file a phone has.'],
    cure: [
      'On the phone, open CTL File under Security Configuration and note the hash.',
      'On the server, go to c:\\program files\\cisco\\bin and run MD5UTIL.EXE with the path of ctlfile.tlv.',
      'If the hashes differ, reset the phone; if they still differ, find out why it refuses the file.',
    ],
  },
  'ctl-file/delete-on-7960-7940': {
    meaning:
      'Removes the CTL file from a 7960 or 7940. Without one the phone accepts the next CTL file without a check, so do this only where the network can be trusted.',
    causes: [
      'All tokens that signed are lost, or somebody else may have them.',
      'The phone moves to another cluster, out of one, or comes from an unknown one.',
      'The alternate TFTP server changes to one that the file does not name.',
    ],
    cure: [
      'Open CTL File under Security Configuration.',
      'Unlock the menu with **#.',
      'Press Erase.',
    ],
  },
  'ctl-file/delete-on-7970-security': {
    meaning:
      'Removes the CTL file, and nothing else, from a 7970. The next CTL file is accepted without a check, so do this only where the network can be trusted.',
    causes: [
      'All tokens that signed are lost, or somebody else may have them.',
      'The phone moves to another cluster, out of one, or comes from an unknown one.',
      'The alternate TFTP server changes to one that the file does not name.',
    ],
    cure: [
      'Unlock the Security Configuration menu.',
      'Select the CTL option.',
      'Press the Erase softkey.',
    ],
  },
  'ctl-file/delete-on-7970-settings': {
    meaning:
      'The other way on a 7970: Erase in the Settings menu. It clears the CTL file together with other settings of the phone.',
    causes: ['The phone is to be cleared anyway, for example before it goes to another site.'],
    cure: [
      'Note what the phone will need again, such as network settings entered by hand.',
      'Open Settings and press the Erase softkey.',
    ],
  },
  'ctl-file/delete-on-servers': {
    meaning:
      'Removes CTLFile.tlv from the cluster, so that a new one can be created with new tokens.',
    causes: ['All tokens that signed are lost, or they can no longer be trusted.'],
    cure: [
      'Open C:\\Program Files\\Cisco\\tftppath, or the folder set in the TFTP service parameter File Location.',
      'Delete the file CTLFile.tlv there.',
      'Do so on every server with CallManager or TFTP; a forgotten copy goes on reaching phones.',
    ],
  },
  'ctl-file/lost-one-token': {
    meaning:
      'One token is gone, another that signed the CTL file is at hand: the phones can be led over without touching any of them.',
    causes: ['A security token was lost or locked.'],
    cure: [
      'Buy a new token.',
      'In the CTL client, add the new token and delete the lost one.',
      'Sign with a token that signed before, never with the new one.',
      'Reset all phones.',
    ],
  },
  'ctl-file/lost-all-tokens': {
    meaning:
      'Nobody can sign a file that the phones would accept. Everything starts anew, and each phone has to forget its CTL file. All servers reboot, so plan it for a maintenance window.',
    causes: ['Every token recorded in the CTL file is lost or locked.'],
    cure: [
      'Delete CTLFile.tlv on every CallManager, TFTP and alternate TFTP server.',
      'Get two new tokens at least.',
      'Create the CTL file with the CTL client. In mixed mode it warns that no CTL file exists: click OK and choose mixed mode again.',
      'Delete the CTL file on every phone.',
      'Reboot all servers of the cluster.',
    ],
  },
  'cluster/verify-security-mode': {
    meaning:
      'Cluster Security Mode tells whether the cluster can run secure devices: 1 stands for mixed mode. The field is for reading only; the CTL client sets it.',
    causes: ['It is in doubt whether the last run of the CTL client took effect.'],
    cure: [
      'In CallManager Administration open Enterprise Parameters in the System menu.',
      'Read Cluster Security Mode.',
      'If it is not 1, run the CTL client and choose mixed mode.',
    ],
  },
  'ctl-client/uninstall': {
    meaning:
      'The CTL client is only a tool: the CTL file and the cluster security mode stay as they are without it, and another Windows 2000 machine can take over the same file.',
    causes: ['The client moves to another workstation, or is no longer wanted on this one.'],
    cure: [
      'Open Add/Remove Programs in the Control Panel.',
      'Cisco CTL Client in the list proves that it is installed.',
      'Select it and click Remove.',
    ],
  },
  'ctl-client/version': {
    meaning: 'The CTL client shows its version in its About window.',
    causes: ['The client and the CTL Provider do not understand each other.'],
    cure: [
      'Start the CTL client from the desktop or the Start menu.',
      'Click the icon at the left end of the title bar.',
      'Open About Cisco CTL Client in the menu that drops down.',
    ],
  },
};
