import type { alarms as tables } from '../../rows/alarms.ts';
import type { WordsFor } from '../words.ts';

export const alarms: WordsFor<typeof tables> = {
  'alarm/callmanager/authenticated-device-without-tls': {
    meaning:
      'CallManager expects TLS from this device, because its device security mode is authenticated or encrypted, but the Register message came over plain SCCP. CallManager turns the device away.',
    causes: [
      'The phone still runs on a configuration file from before its mode was raised.',
      'The phone has no CTL file or no certificate, so it cannot open TLS.',
      'Another machine uses the device name of the phone.',
    ],
    cure: [
      'Compare the mode in Phone Configuration with the mode the phone shows in Security Configuration.',
      'Make sure that the phone has the current CTL file and an LSC or MIC.',
      'Reset the phone, so that it fetches its configuration again.',
    ],
  },
  'alarm/callmanager/unauthenticated-phone-with-tls': {
    meaning:
      'A phone whose device security mode is nonsecure opened TLS and tried to register on that connection. The two sides disagree about the mode.',
    causes: [
      'The mode was lowered in the database and the phone was not reset.',
      'The phone reads its configuration from a server that has an older copy.',
    ],
    cure: [
      'Decide which mode is meant and set it in Phone Configuration.',
      'Reset the phone and check that the mode it shows is the mode of the database.',
    ],
  },
  'alarm/callmanager/name-mismatch': {
    meaning:
      'The certificate of the TLS connection belongs to one device name, the Register message announces another. CallManager takes the device for an impostor.',
    causes: [
      'The certificate was issued for a different phone.',
      'A device tries to register under the name of another.',
    ],
    cure: [
      'Find the machine by the address in the alarm and compare its MAC address with the device name.',
      'If it is the right phone, have CAPF issue a new LSC for it.',
      'Read the SDL trace for both names.',
    ],
  },
  'alarm/callmanager/incompatible-tls': {
    meaning:
      'TLS came up, but not in the way that CallManager has configured for this device, for example without encryption where the device must encrypt.',
    causes: [
      'Authenticated and encrypted are mixed up between phone and database: the first uses NULL-SHA, the second AES128-SHA.',
      'The phone has not taken over a change of its mode yet.',
    ],
    cure: [
      'Compare the device security mode on both sides.',
      'Reset the phone and look for the next TLS handshake in the CallManager trace.',
    ],
  },
  'alarm/phone/tftp-not-authorized': {
    meaning:
      'The phone was about to load files from the server at this address, but no record of its installed CTL file names that server. It takes nothing from there.',
    causes: [
      'DHCP, or the alternate TFTP setting of the phone, holds a wrong address.',
      'The TFTP server is new or was moved, and the CTL file was not updated for it.',
      'The phone came from another cluster and still trusts that one.',
    ],
    cure: [
      'Read the address in the alarm and find out who gave it to the phone: DHCP option 150 or 66, or the Network Configuration menu.',
      'If the address is wrong, correct it there and reset the phone.',
      'If the address is right, add the server with the CTL client and sign the file with a token the phone knows.',
      'If the phone cannot reach any server that its CTL file names, delete the CTL file on the phone.',
    ],
  },
  'alarm/phone/tftp-not-authorized-twice': {
    meaning:
      'The alarm stands there once for each of the two TFTP addresses from DHCP. Neither server is in the CTL file, so no source is left to the phone.',
    causes: [
      'The DHCP scope names the TFTP servers of another cluster.',
      'Both servers were exchanged and the CTL file still names the old ones.',
    ],
    cure: [
      'Compare both addresses of the DHCP scope with the records of the CTL file.',
      'Correct the scope, or update the CTL file with both servers.',
      'Reset the phone: one authorized address is enough for it to come up.',
    ],
  },
  'alarm/phone/file-auth-failed': {
    meaning:
      'The phone received a file whose signature it could not verify, and threw the file away. What it had before stays in force.',
    causes: [
      'The file was damaged or changed between server and phone.',
      'The signer is not in the CTL file of the phone, for example after a new server certificate.',
      'The CTL file itself is corrupt.',
    ],
    cure: [
      'Compare the MD5 of the CTL file on the phone with that of the server.',
      'Capture the TFTP transfer with a sniffer and compare the bytes with the file on the server.',
      'Update the CTL file after a change of certificates and reset the phone.',
      'If nothing else explains it, watch the phone over a console cable.',
    ],
  },
  'counter/authenticated-registered-phones': {
    meaning:
      'A Performance Monitor counter: how many phones are registered over TLS right now. It shows at a glance whether a cluster in mixed mode is used as such.',
    causes: [],
    cure: ['Compare it with the number of phones that are configured authenticated or encrypted.'],
  },
  'counter/authenticated-calls-completed': {
    meaning:
      'A Performance Monitor counter: how many calls whose parties were all authenticated have ended since the service started.',
    causes: [],
    cure: ['If it does not grow while secure phones talk, check the mode of both ends.'],
  },
  'counter/authenticated-calls-active': {
    meaning:
      'A Performance Monitor counter: how many calls among authenticated parties are up at this moment.',
    causes: [],
    cure: ['Watch it before a reset of many devices: these calls would suffer.'],
  },
};
