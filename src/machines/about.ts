import type { MachineName } from './all.ts';

/** What each statechart decides, in one line. */
export const aboutMachines: Readonly<Record<MachineName, string>> = {
  'ctl-trust': 'which CTL file a phone trusts',
  'tftp-authorization': 'which TFTP servers a phone may load from',
  'phone-startup': 'how a phone comes from power to registration',
  registration: 'how a phone registers with CallManager, and stays registered',
  failback: 'how a phone comes home to a CallManager of higher priority',
  'settings-menu': 'what the Settings menu of a phone shows and does, and its lock',
  lsc: 'when a phone turns to CAPF for its LSC',
  'capf-phone-session': 'how a phone acts in a CAPF session',
  'capf-server-session': 'how CAPF acts in a session with a phone',
  'capf-lockout': 'how CAPF limits the attempts at an authentication string',
};
