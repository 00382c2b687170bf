import { describe, expect, it } from 'vitest';
import { rootOf, whyOf } from './shipped.ts';

/** What was wrong, the scenario that shows it, what is asked about, and what it comes to. */
const mistakes: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'a wrong DHCP option',
    'alarms/tftp-not-authorized',
    'TFTP Not Authorized',
    [
      'DHCP option 150 of publisher names 10.9.9.9, and no record of the CTL file that is installed on phone-1 holds that address: it names publisher (10.1.0.10).',
      'publisher: DHCP option 150 = 10.9.9.9, so from the start',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'an alternate TFTP server',
    'alarms/alternate-tftp-not-authorized',
    'TFTP Not Authorized',
    [
      'The alternate TFTP setting of phone-1 names 10.1.0.11, and no record of the CTL file that is installed on phone-1 holds that address: it names publisher (10.1.0.10).',
      'phone-1: alternate TFTP server stored: 10.1.0.11, set by the step «set the alternate TFTP server of phone-1 to branch-tftp»',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'a server that DHCP names before phones have the new CTL file',
    'ctl-file/new-tftp-record',
    'TFTP Not Authorized',
    [
      'DHCP option 150 of publisher names 10.1.0.11, and no record of the CTL file that is installed on phone-1 holds that address: it names publisher (10.1.0.10).',
      'publisher: DHCP option 150 = 10.1.0.11, set by the step «change DHCP: tftp new-tftp»',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'a phone from another cluster',
    'secure/phone-from-another-cluster',
    'TFTP Not Authorized',
    [
      'DHCP option 150 of publisher names 10.1.0.10, and no record of the CTL file that is installed on phone-1 holds that address: it names elsewhere (10.77.0.10).',
      'publisher: DHCP option 150 = 10.1.0.10, so from the start',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'a configuration file with another byte',
    'alarms/file-auth-failed-configuration',
    'File Auth Failed',
    [
      'SEP000DBC000001.cnf.xml.sgn on publisher is not what PUBLISHER signed: its bytes were changed afterwards.',
      'publisher: SEP000DBC000001.cnf.xml.sgn stored: 2498 bytes, set by the step «tamper with SEP{old-phone}.cnf.xml.sgn on publisher: flip a byte»',
    ],
  ],
  [
    'a CTL file that was cut short',
    'alarms/file-auth-failed-ctl',
    'CTL update failed',
    [
      'CTLFile.tlv on publisher is damaged: CTL file: RECORDLENGTH 826 does not fit, 726 bytes are left (at offset 3618).',
      'publisher: CTLFile.tlv stored: 4344 bytes, set by the step «tamper with CTLFile.tlv on publisher: cut short»',
    ],
  ],
  [
    'an empty CTL file',
    'ctl-file/empty-ctl-file',
    'No CTL installed',
    [
      'CTLFile.tlv on publisher is empty.',
      'publisher: CTLFile.tlv stored: 0 bytes, so from the start',
    ],
  ],
  [
    'an unknown token',
    'ctl-file/unknown-token',
    'File Auth Failed',
    [
      'CTLFile.tlv on publisher is signed by SAST-TOKEN-3; phone-1 accepts only what SAST-TOKEN-1 or SAST-TOKEN-2 signed, as its CTL file has it.',
      'publisher: CTLFile.tlv stored: 3618 bytes, set by the step «update CTL file: add tokens token-3, token-4, remove tokens token-1, token-2, sign with token-3»',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'a token that was added last',
    'ctl-file/token-added-last',
    'File Auth Failed',
    [
      'CTLFile.tlv on publisher is signed by SAST-TOKEN-3, which this very file adds; phone-1 accepts only what SAST-TOKEN-1 or SAST-TOKEN-2 signed, as its CTL file has it.',
      'publisher: CTLFile.tlv stored: 4442 bytes, set by the step «update CTL file: add tokens token-3, sign with token-3»',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'the certificate of another server in the CTL file',
    'ctl-file/wrong-certificate',
    'File Auth Failed',
    [
      'publisher has the certificate CN=PUBLISHER, serial number 738e25f7b0a788629064, and the CTL file on phone-1 has another one for it: CN=SUBSCRIBER, serial number 7e31830bbf8aaaa904c4.',
      'publisher: C:\\Program Files\\Cisco\\Certificates\\ccmserver.cer stored, so from the start',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'a record without a certificate',
    'ctl-file/unsigned-files',
    'Phone does not request signed',
    [
      'The CTL file on phone-1 has a record of publisher without a certificate, and so the phone asks it for unsigned files.',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'a CallManager that is not in the CTL file',
    'ctl-file/phone-does-not-register',
    'CallManager Not Authorized',
    [
      'phone-1 is sent to CallManager newcomer (10.1.0.11), and its CTL file has no certificate of a CallManager there.',
      'phone-1: configuration stored: SEP000DBC000001.cnf.xml.sgn, since 0:20.030',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'a CTL file that was never there',
    'ctl-file/no-ctl-on-server',
    'File Not Found',
    [
      'There is no file CTLFile.tlv on publisher.',
      'publisher: CTLFile.tlv = none, so from the start',
    ],
  ],
  [
    'a deleted file',
    'startup/file-not-found',
    'File Not Found',
    [
      'There is no file SEP000DBC000001.cnf.xml.sgn on publisher.',
      'publisher: SEP000DBC000001.cnf.xml.sgn deleted, set by the step «delete SEP{phone-1}.cnf.xml.sgn on publisher»',
    ],
  ],
  [
    'a phone that nobody has added',
    'ctl-file/auto-registration',
    'Cisco IP Phone 7960 | Registration Rejected',
    [
      'The database has no device SEP000DBC000002.',
      'publisher: device SEP000DBC000002 = none, so from the start',
      'publisher: cluster security mode = mixed, so from the start',
      'publisher: auto-registration = on, so from the start',
    ],
  ],
  [
    'a silent DHCP server',
    'startup/dhcp-silent',
    'DHCP timeout',
    [
      'The service dhcp of publisher does not answer: it is stopped.',
      'publisher: service dhcp = stopped, so from the start',
    ],
  ],
  [
    'a silent TFTP server',
    'startup/tftp-silent',
    'TFTP timeout',
    [
      'The service tftp of publisher does not answer: it is stopped.',
      'publisher: service tftp = stopped, set by the step «stop tftp on publisher»',
    ],
  ],
  [
    'a server without power',
    'startup/power-cut',
    'DHCP timeout',
    [
      'The service dhcp of publisher does not answer: it is without power.',
      'publisher: service dhcp = without power, set by the step «power off phone-1, phone-2, publisher»',
    ],
  ],
  [
    'a stopped CallManager',
    'registration/callmanager-stopped',
    'packet no listener: nothing listens on TCP port 2000',
    [
      'The service callmanager of publisher does not answer: it is stopped.',
      'publisher: service callmanager = stopped, set by the step «stop callmanager on publisher»',
    ],
  ],
  [
    'a string that is entered while CallManager does not run',
    'capf/string-needs-registration',
    'LSC update: phone not registered',
    [
      'The service callmanager of publisher does not answer: it is stopped.',
      'publisher: service callmanager = stopped, set by the step «stop callmanager on publisher»',
    ],
  ],
  [
    'a CallManager that hangs',
    'secure/failover-hung',
    'no longer registered',
    [
      'The service callmanager of publisher does not answer: it is hung.',
      'publisher: service callmanager = hung, set by the step «stop callmanager on publisher, hung»',
    ],
  ],
  [
    'a cut link',
    'secure/failover-broken-path',
    'no longer registered',
    ['The link publisher is cut.', ': link publisher = cut, set by the step «cut link publisher»'],
  ],
  [
    'a server that loses its power',
    'registration/failover',
    'no longer registered',
    [
      'publisher has no power.',
      'publisher: goes off: the power is cut, set by the step «power off publisher»',
    ],
  ],
  [
    'a lossy network',
    'startup/lossy-link',
    'packet lost',
    [
      'Packets get lost on the way: latency 1 ms, loss 10 %.',
      ': network = latency 1 ms, loss 10 %, so from the start',
    ],
  ],
  [
    'a CAPF that has crashed',
    'capf/capf-crashes',
    'LSC update failed: no connection',
    [
      'The service capf of publisher does not answer: it is crashed.',
      'publisher: service capf = crashed, set by the step «stop capf on publisher, crashed»',
    ],
  ],
  [
    'a wrong authentication string',
    'capf/wrong-authentication-string',
    'Authentication string not accepted',
    [
      'publisher decides: SEP000DBC000001: wrong authentication string, attempt 1 of 10.',
      'publisher: CAPF settings of SEP000DBC000001 = install, by authentication string 4711, 1024 bits, so from the start',
      ': somebody does this: press settings 6 3 **# Update 4712 Submit on phone-1, ',
    ],
  ],
  [
    'ten wrong strings',
    'capf/capf-lockout',
    'SEP000DBC000001: right authentication string refused',
    [
      'publisher decides: SEP000DBC000001: right authentication string refused, the device is locked.',
      'publisher: CAPF settings of SEP000DBC000001 = install, by authentication string 1234, 1024 bits, so from the start',
      ': somebody does this: press settings 6 3 **# Update 1111 Submit on phone-1, ',
      ': somebody does this: press Update 2222 Submit on phone-1, ',
      ': somebody does this: press Update 3333 Submit on phone-1, ',
      ': somebody does this: press Update 4444 Submit on phone-1, ',
      ': somebody does this: press Update 5555 Submit on phone-1, ',
      ': somebody does this: press Update 6666 Submit on phone-1, ',
      ': somebody does this: press Update 7777 Submit on phone-1, ',
      ': somebody does this: press Update 8888 Submit on phone-1, ',
      ': somebody does this: press Update 9999 Submit on phone-1, ',
      ': somebody does this: press Update 9990 Submit on phone-1, ',
    ],
  ],
  [
    'a string for a device that is not nonsecure',
    'capf/string-needs-nonsecure',
    'LSC update: security mode',
    [
      'phone-1 cannot do what it is set to: LSC update: security mode not Non Secure.',
      'phone-1: configuration stored: SEP000DBC000001.cnf.xml.sgn, since 0:20.030',
    ],
  ],
  [
    'CAPF without its certificate',
    'lsc-validation/capf-certificate-not-in-directory',
    'LSC update failed',
    [
      'publisher decides: SEP000DBC000001: the LSC is not accepted: there is no CAPF certificate to check it against.',
      'phone-1: LSC stored, so from the start',
      'publisher: C:\\Program Files\\Cisco\\Certificates\\CAPF.cer deleted: 552 bytes, set by the step «delete certificate CAPF.cer on publisher»',
      'publisher: CAPF settings of SEP000DBC000001 = install, by existing certificate, LSC first, 1024 bits, set by the step «CAPF settings of phone-1: operation install, mode lsc»',
    ],
  ],
  [
    'a server without the certificate of CAPF',
    'lsc-validation/capf-certificate-not-on-all-servers',
    'TLS error',
    [
      'subscriber decides: TLS, unknown_ca: the LSC cannot be checked: CAPF.cer is not there.',
      'phone-1: LSC stored, so from the start',
      'subscriber: C:\\Program Files\\Cisco\\Certificates\\CAPF.cer deleted: 552 bytes, set by the step «delete certificate CAPF.cer on subscriber»',
    ],
  ],
  [
    'an expired LSC',
    'lsc-validation/lsc-expired',
    'TLS error',
    [
      'publisher decides: TLS, certificate_expired: the LSC is not accepted: it is not valid at this date.',
      'phone-1: LSC stored, so from the start',
    ],
  ],
  [
    'an LSC that another CAPF issued',
    'lsc-validation/lsc-not-issued-by-capf',
    'TLS error',
    [
      'publisher decides: TLS, unknown_ca: the LSC is not accepted: it was not issued by this CAPF.',
      'phone-1: LSC stored, so from the start',
      'publisher: C:\\Program Files\\Cisco\\Certificates\\CAPF.cer stored, set by the step «new CAPF certificate on publisher»',
      'publisher: C:\\Program Files\\Cisco\\Certificates\\CAPF-b7754397.0 stored, set by the step «new CAPF certificate on publisher»',
    ],
  ],
  [
    'a CAPF certificate that the CTL file does not have',
    'ctl-file/wrong-capf-certificate',
    'TLS error',
    [
      'publisher has the certificate CN=CAPF-b7754397, serial number 63b0b960548d18f1099e3d8ed203f829, and the CTL file on phone-1 has another one for it: CN=CAPF-bc48c5eb, serial number 5eefb9c907848429a390e2d145753e2e.',
      'publisher: C:\\Program Files\\Cisco\\Certificates\\CAPF.cer stored, set by the step «new CAPF certificate on publisher»',
      'phone-1: CTL file stored, so from the start',
    ],
  ],
  [
    'the LSC of another phone',
    'secure/certificate-name-mismatch',
    'DeviceTransientConnection',
    [
      'The certificate that phone-1 shows is not its own: CN=SEP000DBCFFFFFF;OU=offhook;O=Simulated Cluster.',
      'phone-1: LSC stored, so from the start',
    ],
  ],
  [
    'another security mode',
    'secure/incompatible-tls',
    'DeviceTransientConnection',
    [
      'The database has SEP000DBC000001 as encrypted; the phone comes as authenticated, as the configuration says that it has loaded.',
      'publisher: device security mode of SEP000DBC000001 = encrypted, set by the step «set device security mode of phone-1 to encrypted»',
      'phone-1: configuration stored: SEP000DBC000001.cnf.xml.sgn, since 0:12.030',
    ],
  ],
  [
    'a device that was set to nonsecure',
    'secure/nonsecure-device-with-tls',
    'DeviceTransientConnection',
    [
      'The database has SEP000DBC000001 as nonsecure; the phone comes as encrypted, as the configuration says that it has loaded.',
      'publisher: device security mode of SEP000DBC000001 = nonsecure, set by the step «set device security mode of phone-1 to nonsecure»',
      'phone-1: configuration stored: SEP000DBC000001.cnf.xml.sgn, since 0:20.030',
    ],
  ],
  [
    'a device that was set to authenticated',
    'secure/authenticated-device-without-tls',
    'DeviceTransientConnection',
    [
      'The database has SEP000DBC000001 as authenticated; the phone comes as nonsecure, as the configuration says that it has loaded.',
      'publisher: device security mode of SEP000DBC000001 = authenticated, set by the step «set device security mode of phone-1 to authenticated»',
      'phone-1: configuration stored: SEP000DBC000001.cnf.xml.sgn, since 0:20.030',
    ],
  ],
  [
    'no LSC',
    'secure/encrypted-without-lsc',
    'No LSC for TLS',
    [
      'old-phone cannot do what it is set to: No LSC for TLS.',
      'old-phone: configuration stored: SEP000DBC000001.cnf.xml.sgn, since 0:12.030',
      'old-phone: LSC = none, so from the start',
      'old-phone: MIC = none, so from the start',
    ],
  ],
  [
    'two CTL files that differ',
    'ctl-file/compare-md5',
    'phone-1 has another CTL file',
    [
      'phone-1 has another CTL file than publisher.',
      'phone-1: CTL file stored, so from the start',
      'publisher: CTLFile.tlv stored: 4442 bytes, set by the step «update CTL file: add tokens token-3»',
    ],
  ],
];

describe('the way back from what goes wrong ends', () => {
  it.each(mistakes)('at %s: %s', (_, scenario, asked, root) => {
    expect(rootOf(whyOf(scenario, asked))).toEqual(root);
  });

  it('at ten wrong strings, and not at the packet before', () => {
    const [text, ...facts] = rootOf(whyOf('capf/capf-lockout', 'SEP000DBC000001: locked for'));

    expect(text).toBe(
      'publisher decides: SEP000DBC000001: locked for 10 min: 10 wrong authentication strings in a row.',
    );
    expect(facts).toHaveLength(11);
  });

  it('at the same mistake for the alarm, the finding and the status message', () => {
    const asked = ['File Auth Failed', 'Phone cannot authenticate CTL file', 'CTL update failed'];
    const roots = asked.map((what) => whyOf('ctl-file/unknown-token', what).root.text);

    expect(new Set(roots).size).toBe(1);
  });

  it('in Japanese at the same facts', () => {
    const english = whyOf('alarms/tftp-not-authorized', 'TFTP Not Authorized');
    const japanese = whyOf('alarms/tftp-not-authorized', 'TFTP Not Authorized', 'ja');

    expect(japanese.root.facts.map(({ seq }) => seq)).toEqual(
      english.root.facts.map(({ seq }) => seq),
    );
    expect(rootOf(japanese)).toMatchInlineSnapshot(`
      [
        "publisher の DHCP option 150 は 10.9.9.9 を指しているが、phone-1 に入っている CTL ファイルにはそのアドレスのレコードがない。あるのは publisher (10.1.0.10)。",
        "publisher: DHCP option 150 = 10.9.9.9, 最初からそうなっている",
        "phone-1: CTL file を保存, 最初からそうなっている",
      ]
    `);
  });
});
