export { aboutMachines } from './about.ts';
export { type MachineName, machines } from './all.ts';
export {
  attemptsBeforeLockout,
  type CapfLockoutEvent,
  type CapfLockoutIntent,
  capfLockoutMachine,
  lockoutTime,
} from './capf-lockout.machine.ts';
export {
  type CapfPhoneFailure,
  type CapfPhoneSessionEvent,
  type CapfPhoneSessionIntent,
  type CapfSessionEnd,
  capfPhoneSessionMachine,
} from './capf-phone-session.machine.ts';
export {
  type CapfFailure,
  type CapfOperation,
  type CapfServerSessionEvent,
  type CapfServerSessionIntent,
  capfAnswerTimeout,
  capfServerSessionMachine,
} from './capf-server-session.machine.ts';
export {
  activeStates,
  type Chart,
  type ChartAction,
  type ChartState,
  type ChartTransition,
  type ChartTrigger,
  chartOf,
  openTransitions,
  triggerText,
} from './chart.ts';
export { type ChartGuard, guardText, withParams } from './chart-guards.ts';
export {
  type CtlOutcome,
  type CtlTrustEvent,
  type CtlTrustIntent,
  ctlTrustMachine,
} from './ctl-trust.machine.ts';
export {
  type FailbackEvent,
  type FailbackIntent,
  failbackMachine,
  probeInterval,
  probePatience,
} from './failback.machine.ts';
export {
  type CapfMode,
  type LscEvent,
  type LscIntent,
  type LscSettings,
  lscMachine,
  type StringRefusal,
} from './lsc.machine.ts';
export {
  type PhoneStartupEvent,
  type PhoneStartupIntent,
  phoneStartupMachine,
  retryAfter,
  type SecurityLack,
  type StartupFile,
} from './phone-startup.machine.ts';
export { noSteps, probed, type Steps, type Watcher, watched } from './probe.ts';
export {
  type RegistrationEvent,
  type RegistrationIntent,
  type RegistrationServer,
  registrationMachine,
  type SetupRequest,
} from './registration.machine.ts';
export { type Rewriting, rewritten, type StateActions, type TransitionConfig } from './rewrite.ts';
export {
  longestAuthenticationString,
  type MenuPage,
  type SettingsAccess,
  type SettingsMenuEvent,
  type SettingsMenuIntent,
  settingsMenuMachine,
} from './settings-menu.machine.ts';
export {
  type TftpAuthorizationEvent,
  type TftpAuthorizationIntent,
  tftpAuthorizationMachine,
} from './tftp-authorization.machine.ts';
