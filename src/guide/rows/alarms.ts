import type { Table } from './table.ts';

/** Alarms and performance counters. */
export const alarms = [
  {
    section: 'Using Alarms',
    kind: 'alarm',
    texts: {
      'alarm/callmanager/authenticated-device-without-tls':
        'An authenticated device attempts to register over a non-TLS SCCP connection',
      'alarm/callmanager/unauthenticated-phone-with-tls':
        'An unauthenticated phone attempts to register over a TLS SCCP connection',
      'alarm/callmanager/name-mismatch':
        'The device name in the subject line of the peer certificate differs from the device name used for registration',
      'alarm/callmanager/incompatible-tls':
        'A device attempts to register over a TLS connection that is not compatible with the CallManager configuration',
      'alarm/phone/tftp-not-authorized': 'TFTP Not Authorized: <IP address>',
    },
  },
  {
    section: 'Using Alarms',
    kind: 'behaviour',
    texts: {
      'alarm/phone/tftp-not-authorized-twice':
        'TFTP Not Authorized raised twice: neither the primary nor the backup address from DHCP is in the CTL file',
    },
  },
  {
    section: 'Using Alarms',
    kind: 'alarm',
    texts: {
      'alarm/phone/file-auth-failed': 'File Auth Failed',
    },
  },
  {
    section: 'Using Microsoft Performance Monitor Counters',
    kind: 'counter',
    texts: {
      'counter/authenticated-registered-phones': 'Authenticated phones registered with CallManager',
      'counter/authenticated-calls-completed': 'Authenticated calls completed',
      'counter/authenticated-calls-active': 'Authenticated calls active',
    },
  },
] as const satisfies readonly Table[];
