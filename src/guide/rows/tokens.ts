import type { Table } from './table.ts';

/** Security tokens and the Smart Card service they need. */
export const tokens = [
  {
    section: 'Troubleshooting the Cisco CTL Client',
    kind: 'procedure',
    texts: {
      'token/change-password': 'Change the security token password',
    },
  },
  {
    section: 'Troubleshooting the Cisco CTL Client',
    kind: 'behaviour',
    texts: {
      'token/locked':
        'The token locks at the 16th consecutive wrong password (retry counter 15) and stays unusable',
      'token/counter-reset': 'A correct password sets the retry counter back to zero',
      'smart-card/not-started':
        'Tokens cannot be added while the Smart Card service is not started and automatic',
    },
  },
  {
    section: 'Troubleshooting the Cisco CTL Client',
    kind: 'procedure',
    texts: {
      'smart-card/start': 'Set the Smart Card service to started and automatic, then reboot',
    },
  },
] as const satisfies readonly Table[];
