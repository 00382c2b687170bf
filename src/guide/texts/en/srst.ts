import type { srst as tables } from '../../rows/srst.ts';
import type { WordsFor } from '../words.ts';

export const srst: WordsFor<typeof tables> = {
  'srst/make-nonsecure': {
    meaning:
      'Turns a secure SRST reference back into a nonsecure one: phones then fall back to the gateway without TLS. The page reminds that the gateway has its part, too.',
    causes: ['Secure fallback is not wanted any more at this site.'],
    cure: [
      'Open the reference in SRST Configuration and clear “Is the SRST Secure?”.',
      'Read the reminder and switch off the credential service on the gateway.',
      'Update, and reset the devices that use the reference.',
    ],
  },
  'srst/port-digits': {
    meaning: 'The SRST Certificate Provider Port is not a number.',
    causes: ['A letter, a sign or a space in the port field.'],
    cure: ['Enter the port of the credential service on the gateway, between 1024 and 49151.'],
  },
  'srst/port-range': {
    meaning:
      'The SRST Certificate Provider Port is a number outside 1024 to 49151. It has to be the port at which the gateway hands out its certificate.',
    causes: ['A typing error, or a service set up on a reserved port.'],
    cure: [
      'Look up the port in the credential settings of the gateway.',
      'If it lies outside the range, move the service to another port, and enter that one.',
    ],
  },
  'srst/certificate-deleted': {
    meaning:
      'The gateway has lost its SRST certificate, but CallManager and the phones still hold a copy and insist on it. Secure fallback would fail.',
    causes: ['The certificate or its trustpoint was deleted on the gateway.'],
    cure: [
      'Clear “Is the SRST Secure?” in SRST Configuration and click Update: the certificate leaves the database.',
      'Click Reset Devices: the phones fetch a configuration without it.',
      'When the gateway has a new certificate, make the reference secure again.',
    ],
  },
};
