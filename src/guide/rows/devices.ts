import type { Table } from './table.ts';

/** The devices themselves and what every one of them must do; not rows of a table of the guide. */
export const devices = [
  {
    section: 'Design card',
    kind: 'device',
    texts: {
      'device/7970': 'Cisco IP Phone 7970',
      'device/7960': 'Cisco IP Phone 7960',
      'device/7940': 'Cisco IP Phone 7940',
      'device/mgcp-gateway': 'Cisco IOS MGCP gateway',
    },
  },
  {
    section: 'Design card',
    kind: 'behaviour',
    texts: {
      'srst/fallback':
        'Phones fall back to the SRST gateway when no CallManager answers, and return',
    },
  },
] as const satisfies readonly Table[];
