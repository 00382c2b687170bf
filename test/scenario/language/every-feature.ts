/** A scenario that uses each key of the language at least once. */
export const everyFeature = `# yaml-language-server: $schema=../../schema/scenario.schema.json
title: Every feature
guide: [alarm/phone/tftp-not-authorized]
about: |
  Several lines
  of text.
seed: 7
start: 2005-06-15T08:00:00Z
site:
  phones:
    phone-1:
      model: 7960
      ctl: installed
      mac: '00:11:22:33:44:55'
      alternate tftp: 10.9.9.9
      line: '2001'
      settings access: restricted
      security mode: encrypted
      lsc: expired
      in database: yes
      capf:
        operation: install
        mode: string
        string: '0123'
        key size: 2048
        completes by: { year: 2005, month: 7, day: 1, hour: 12 }
    lot: { model: 7970, count: 3, mac: 001122AABBCC, line: 0300 }
    phone-2: 7940
  servers:
    publisher: { address: 10.1.0.10, services: [callmanager, tftp, capf, dhcp] }
    subscriber: { address: 10.1.0.11, services: [callmanager, tftp] }
    helper: { services: [dhcp] }
  cluster: { security mode: mixed, auto-registration: on }
  ctl:
    tokens: [token-1, token-2]
    sign with: token-2
    file: empty
    records: [publisher]
    alternate tftp: [10.1.0.30]
    certificates: { publisher: subscriber, subscriber: none }
  dhcp: { tftp: [publisher, 10.1.0.12], option: 66, lease: 1 day, service: off }
  network: { latency: 20 ms, jitter: 5 ms, loss: 5 %, duplication: 1 %, reordering: 0.5 %, mss: 536 }
steps:
  - power on: all phones
    at: 1 min
  - power off: [phone-1, publisher]
    after: 5 s
  - reset: phone-1
  - reset from callmanager: phone-1
    restart: true
  - press: { on: phone-1, keys: [settings, 3, 007, '**#', Erase] }
  - set: { on: phone-1, alternate tftp: none }
  - say: The phone asks again.
  - wait: 1 min 30 s
  - wait until: { on: phone-1, registered with: publisher }
    within: 2 min
  - expect: { on: phone-1, alarm: 'TFTP Not Authorized: 10.9.9.9', times: 2 }
    within: 30 s
  - expect: { status: a, screen: 2001, softkeys: [Erase, more], log: b, file: SDL, message: TFTP Read, console: c }
  - expect:
      message: { protocol: TFTP, name: Read Request, detail: /CTLSEP.*/, to: publisher }
      packet: { from: phone-1, to: 10.1.0.10, transport: udp, port: 69, flag: fin }
      state: { ctl-trust: CTL installed }
      counter: { RegisteredHardwarePhones: 1 }
      unregistered: true
      file stored: CTL file
      file deleted: configuration
      finding: alarm/phone/tftp-not-authorized
      says: TFTP
      guide: alarm/phone/tftp-not-authorized
      power: on
  - expect no: { on: site, alarm: x }
    for: 1 h
  - publish: { file: a.cnf, on: [publisher], text: hello, sign with: publisher }
  - publish: { file: b.cnf, from: files/b.cnf }
  - update ctl: { add tokens: [token-3], remove tokens: [token-1], add tftp: [10.1.0.12], remove tftp: [publisher], certificates: {}, records: [publisher], sign with: token-3, on: publisher }
  - tamper with: { file: 'SEP{phone-1}.cnf.xml.sgn', on: publisher, how: flip a byte }
  - restore: { file: CTLFile.tlv, on: all servers }
  - delete: { file: CTLFile.tlv, on: [publisher] }
  - cut link: [phone-1, publisher]
  - lose: { from: phone-1, to: publisher, protocol: TFTP, packets: 2 }
  - heal link: phone-1
  - change network: { loss: 10 %, between: [phone-1, publisher] }
  - change dhcp: { tftp: publisher }
  - change cluster: { auto-registration: off }
  - stop service: { service: tftp, on: publisher }
  - start service: { service: tftp, on: publisher }
  - stop service: { service: callmanager, on: publisher, how: hung }
  - restart service: { service: capf, on: publisher }
  - set device: { on: all phones, security mode: authenticated }
  - add device: [phone-1, phone-2]
  - delete device: phone-2
  - show device: phone-1
  - capf: { on: phone-1, operation: none, mode: mic, string: abc, key size: 512, completes by: { year: x } }
  - list certificates: all servers
  - delete certificate: { file: CAPF.cer, on: subscriber }
  - copy certificate: { file: CAPF.0, from: publisher, on: [subscriber] }
  - new capf certificate: publisher
  - uninstall capf utility: publisher
  - md5util: { file: CTLFile.tlv, on: publisher }
  - show: { on: phone-1, what: security }
`;
