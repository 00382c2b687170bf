import { ctlTrustMachine } from '../../src/machines/index.ts';

/** A phone with a bug: it accepts a CTL file signed by the token that the same file adds. */
export const credulous = ctlTrustMachine.provide({
  guards: {
    'is signed by an installed token': ({ event }) =>
      event.type === 'CTL.RECEIVED' &&
      (event.verdict === 'signed-by-installed-token' || event.verdict === 'signed-by-new-token'),
  },
});
