import type { devices as tables } from '../../rows/devices.ts';
import type { WordsFor } from '../words.ts';

export const devices: WordsFor<typeof tables> = {
  'device/7970': {
    meaning:
      'Phone with a colour touchscreen and eight lines. It has a MIC from the factory, so it can open TLS without an LSC.',
    causes: [],
    cure: [
      'Its CTL file is erased in Security Configuration, or together with other settings by Erase in the Settings menu.',
    ],
  },
  'device/7960': {
    meaning:
      'Phone with six lines. It has no MIC and needs an LSC from CAPF for TLS. On an encrypted call it cannot be barged into.',
    causes: [],
    cure: ['Its CTL file is erased in Security Configuration, unlocked with **#.'],
  },
  'device/7940': {
    meaning:
      'Phone with two lines, otherwise like the 7960: no MIC, an LSC for TLS, no barge into an encrypted call.',
    causes: [],
    cure: ['Its CTL file is erased in Security Configuration, unlocked with **#.'],
  },
  'device/mgcp-gateway': {
    meaning:
      'Router that connects the cluster to the telephone network, controlled over MGCP. With a release that supports SRTP its calls can be encrypted, and its messages captured through CallManager.',
    causes: [],
    cure: [],
  },
  'srst/fallback': {
    meaning:
      'When no CallManager answers any more, the phones of the site register with the SRST gateway and can go on calling. When a CallManager is back for good, they return to it.',
    causes: ['The WAN is down, or all CallManagers of the group are out of service.'],
    cure: [
      'Restore the connection to CallManager; the phones come back by themselves after a while, never in the middle of a call.',
      'If secure phones fail to fall back, check the SRST certificate of their configuration.',
    ],
  },
};
