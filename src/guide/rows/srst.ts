import type { Table } from './table.ts';

/** Secure SRST references. */
export const srst = [
  {
    section: 'Troubleshooting Secure SRST References',
    kind: 'procedure',
    texts: {
      'srst/make-nonsecure':
        'Uncheck Is the SRST Secure?; a message says to turn off the credential service on the gateway',
    },
  },
  {
    section: 'Troubleshooting Secure SRST References',
    kind: 'message',
    texts: {
      'srst/port-digits': 'Port Numbers can only contain digits.',
      'srst/port-range': 'The SRST Certificate Provider Port must lie between 1024 and 49151',
    },
  },
  {
    section: 'Troubleshooting Secure SRST References',
    kind: 'problem',
    texts: {
      'srst/certificate-deleted':
        'The SRST certificate no longer exists in the gateway: remove it from the database and the phones',
    },
  },
] as const satisfies readonly Table[];
