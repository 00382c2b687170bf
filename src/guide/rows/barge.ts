import type { Table } from './table.ts';

/** Barge on encrypted 7960 and 7940. */
export const barge = [
  {
    section: 'Message for Encryption and Barge Configuration',
    kind: 'message',
    texts: {
      'barge/message':
        'If you configure encryption for Cisco IP Phone models 7960 and 7940, those encrypted devices cannot accept a barge request when they are participating in an encrypted call. When the call is encrypted, the barge attempt fails.',
    },
  },
  {
    section: 'Message for Encryption and Barge Configuration',
    kind: 'behaviour',
    texts: {
      'barge/phone-window':
        'Message on Insert or Update in the Phone Configuration window with Encrypted and Built In Bridge On',
      'barge/enterprise-parameter':
        'Message on a change of the Device Security Mode enterprise parameter',
      'barge/service-parameter':
        'Message on a change of the Built In Bridge Enable service parameter',
      'barge/attempt-fails': 'A barge into an encrypted call of a 7960 or 7940 fails',
      'barge/takes-effect-after-reset':
        'The change takes effect after the dependent devices are reset',
    },
  },
] as const satisfies readonly Table[];
