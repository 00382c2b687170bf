import type { tokens as tables } from '../../rows/tokens.ts';
import type { WordsFor } from '../words.ts';

export const tokens: WordsFor<typeof tables> = {
  'token/change-password': {
    meaning:
      'The password of a security token opens its private key, with which the CTL file is signed. It can be changed whenever one likes.',
    causes: [
      'The token still has the password it was delivered with.',
      'The CTL client insists on a change and goes no further without one.',
    ],
    cure: [
      'Put the token into the USB port of the Windows 2000 machine that has the CTL client.',
      'Open Etoken Properties from the etoken program group and choose Change etoken password from the context menu of the token.',
      'Type the old password once and the new one twice, then click OK.',
      'If the new password is refused, Show Tips lists the rules for passwords.',
    ],
  },
  'token/locked': {
    meaning:
      'The token counted too many wrong passwords in a row: 15 are tolerated, the 16th locks it. No password and no administrator can unlock it.',
    causes: ['Sixteen attempts in a row with a wrong password.'],
    cure: [
      'Take another token of the CTL file to sign with.',
      'Buy a new token, add it to the CTL file and remove the locked one.',
      'If no working token is left, proceed as after the loss of all tokens.',
    ],
  },
  'token/counter-reset': {
    meaning:
      'Only wrong passwords in a row count. One right password, and the token starts to count from zero again.',
    causes: [],
    cure: ['With some failures behind you, find the right password before you try again.'],
  },
  'smart-card/not-started': {
    meaning:
      'The CTL client reaches tokens through the Smart Card service of Windows. While that service is stopped or does not start by itself, no token can be added to the CTL file.',
    causes: [
      'The service was never started on this machine.',
      'An upgrade of Windows or of CallManager, or a service release, set it back.',
    ],
    cure: ['Set the service to start automatically, start it, and reboot.'],
  },
  'smart-card/start': {
    meaning: 'Makes Windows run the Smart Card service now and after every boot.',
    causes: [
      'The setup of the CTL client found the service disabled.',
      'Tokens are not recognized after an upgrade.',
    ],
    cure: [
      'Open Services under Administrative Tools on the machine with the CTL client.',
      'In the properties of Smart Card, tab General, set the startup type to Automatic and click Apply.',
      'Click Start, then OK.',
      'Reboot and check that the service is running.',
    ],
  },
};
