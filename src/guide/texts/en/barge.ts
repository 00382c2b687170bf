import type { barge as tables } from '../../rows/barge.ts';
import type { WordsFor } from '../words.ts';

export const barge: WordsFor<typeof tables> = {
  'barge/message': {
    meaning:
      'A warning, not an error: the built-in bridge of a 7960 or 7940 cannot join somebody to an encrypted call, so barge and encryption exclude each other on these phones.',
    causes: ['The settings of a 7960 or 7940 ask for encryption and for the built-in bridge.'],
    cure: [
      'Choose one of the two for these phones, or live with a barge that fails on encrypted calls.',
      'Reset the devices concerned.',
    ],
  },
  'barge/phone-window': {
    meaning:
      'Phone Configuration shows the warning when a 7960 or 7940 is saved with encrypted mode and the built-in bridge turned on.',
    causes: ['Insert or Update with both settings in force, be it by choice or as a default.'],
    cure: ['Turn the built-in bridge off, or choose authenticated mode.'],
  },
  'barge/enterprise-parameter': {
    meaning:
      'Enterprise Parameters shows the warning when the default Device Security Mode is changed, because the change reaches every phone that follows the default.',
    causes: ['An update of the Device Security Mode parameter.'],
    cure: ['Find out which 7960 and 7940 follow the default and use barge.'],
  },
  'barge/service-parameter': {
    meaning:
      'Service Parameters shows the warning when the default of the built-in bridge is changed, because encrypted 7960 and 7940 do not profit from it.',
    causes: ['An update of the Built In Bridge Enable parameter.'],
    cure: ['Find out which 7960 and 7940 follow the default and are encrypted.'],
  },
  'barge/attempt-fails': {
    meaning:
      'The user pressed Barge, but the call on the shared line is encrypted and its phone is a 7960 or 7940. The call goes on undisturbed, without the user.',
    causes: ['The phone of the call runs in encrypted mode and the call is encrypted.'],
    cure: [
      'Nothing is broken: barge into nonencrypted calls only, or lower the mode of the phone.',
    ],
  },
  'barge/takes-effect-after-reset': {
    meaning:
      'Phones learn of the new setting from their configuration, which they read at a reset.',
    causes: ['The setting was saved, but the phones have been running since before.'],
    cure: ['Reset the devices that depend on the setting.'],
  },
};
