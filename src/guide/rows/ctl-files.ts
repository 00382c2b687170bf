import type { Table } from './table.ts';

/** The CTL file on phones and servers, the cluster mode it sets, and the client that writes it. */
export const ctlFiles = [
  {
    section: 'Table 9-3',
    kind: 'problem',
    texts: {
      'ctl-file/phone-cannot-authenticate-ctl-file': 'Phone cannot authenticate CTL file.',
      'ctl-file/phone-cannot-authenticate-other-files':
        'Phone cannot authenticate any configuration files other than the CTL file.',
      'ctl-file/tftp-authorization-failure': 'Phone reports TFTP authorization failure.',
      'ctl-file/phone-does-not-register': 'Phone does not register with Cisco CallManager.',
      'ctl-file/wrong-capf-server-tls-error':
        'Phone does not interact with the correct CAPF server to obtain the locally significant certificate.\nA TLS handshake error occurs.',
      'ctl-file/phone-does-not-request-signed-files':
        'Phone does not request signed configuration files.',
      'ctl-file/phone-cannot-authenticate-ctl-file/new-token':
        'Second cause of the same problem: the update was signed with the token added last',
      'ctl-file/tftp-authorization-failure/new-record':
        'Second cause of the same problem: a new CTL file with a new TFTP record, the phone still holds the old CTL file',
      'ctl-file/phone-does-not-register/auto-registration':
        'Second cause of the same problem: auto-registration enabled',
    },
  },
  {
    section: 'Comparing CTL File Versions on the Cisco IP Phone and Server',
    kind: 'procedure',
    texts: {
      'ctl-file/compare-md5':
        'Compare the MD5 hash shown on the phone with MD5UTIL.EXE on the server file',
    },
  },
  {
    section: 'Table 9-4',
    kind: 'procedure',
    texts: {
      'ctl-file/delete-on-7960-7940':
        '7960 and 7940: Security Configuration menu, CTL file, unlock with **#, erase',
      'ctl-file/delete-on-7970-security':
        '7970: unlock Security Configuration, CTL option, Erase softkey',
      'ctl-file/delete-on-7970-settings':
        '7970: Erase softkey under Settings, which deletes other information too',
    },
  },
  {
    section: 'Deleting the CTL File on the Server',
    kind: 'procedure',
    texts: {
      'ctl-file/delete-on-servers':
        'Delete CTLFile.tlv from every server that runs CallManager or TFTP',
    },
  },
  {
    section: 'Troubleshooting If You Lose One Security Token (Etoken)',
    kind: 'procedure',
    texts: {
      'ctl-file/lost-one-token':
        'Lose one token: add a new one, delete the lost one, sign with one that signed, reset all phones',
    },
  },
  {
    section: 'Troubleshooting If You Lose All Security Tokens (Etoken)',
    kind: 'procedure',
    texts: {
      'ctl-file/lost-all-tokens':
        'Lose all tokens: delete the file on every server, two new tokens, new file, delete on the phones, reboot all servers',
    },
  },
  {
    section: 'Verifying the Security Mode for the Cisco CallManager Cluster',
    kind: 'procedure',
    texts: {
      'cluster/verify-security-mode':
        'Enterprise Parameters show Cluster Security Mode 1 (mixed), read only',
    },
  },
  {
    section: 'Verifying or Uninstalling the Cisco CTL Client',
    kind: 'procedure',
    texts: {
      'ctl-client/uninstall':
        'Uninstalling the client changes neither the CTL file nor the security mode; another workstation goes on with the same file',
    },
  },
  {
    section: 'Determining the Cisco CTL Client Version',
    kind: 'procedure',
    texts: {
      'ctl-client/version': 'About Cisco CTL Client shows the version',
    },
  },
] as const satisfies readonly Table[];
