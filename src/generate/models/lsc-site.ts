/** The site around a phone that may need an LSC. */
import type { CapfMode, LscSettings } from '../../machines/index.ts';
import type { StepData } from '../model/index.ts';

/** What Phone Configuration says of a phone. */
export interface SetUp {
  /** How the phone is to prove who it is; `none` when no operation is pending. */
  readonly pending: 'none' | 'string' | 'null string' | 'mic';
  readonly isSecure: boolean;
  /** Without a configuration file of its own the phone loads the default one, which knows no CAPF. */
  readonly hasFile: boolean;
}

export interface Env {
  readonly model: 7960 | 7970;
  readonly phase: 'off' | 'starting' | 'settling security' | 'registering' | 'registered';
  readonly setUp: SetUp;
  readonly isCallManagerUp: boolean;
  /** Whether the page for the authentication string is open. */
  readonly isAsked: boolean;
  /** What flash remembers of an operation that is not over, and whether that was written just now. */
  readonly remembered: CapfMode;
  readonly isWritten: boolean;
}

export const usual: SetUp = { pending: 'none', isSecure: false, hasFile: true };

const setUps: Readonly<Record<string, SetUp>> = {
  'with nothing pending': usual,
  'with an LSC pending, by string': { ...usual, pending: 'string' },
  'with an LSC pending, by null string': { ...usual, pending: 'null string' },
  'without a configuration file of its own': { ...usual, hasFile: false },
  'set secure': { ...usual, isSecure: true },
  'set secure, with an LSC pending': { ...usual, isSecure: true, pending: 'null string' },
  'with an LSC pending, by MIC': { ...usual, pending: 'mic' },
  'set secure, with an LSC pending, by MIC': { ...usual, isSecure: true, pending: 'mic' },
};

/** The 7970 has its MIC, with which it can register when it is set secure; a 7960 has none. */
export const setUpsOf = ({ model }: Env) =>
  Object.entries(setUps).filter(
    ([, { isSecure, pending }]) => model === 7970 || (!isSecure && pending !== 'mic'),
  );

/** Whether the phone turns to CAPF without its user. */
export const needsNoUser = ({ pending }: SetUp): boolean =>
  pending === 'null string' || pending === 'mic';

export const authenticationString = '0815';

/** Of the greatest size, so that the phone is in session for minutes. */
const orders: Readonly<Record<SetUp['pending'], object>> = {
  none: { operation: 'none' },
  string: {
    operation: 'install',
    mode: 'string',
    string: authenticationString,
    'key size': 2048,
  },
  'null string': { operation: 'install', mode: 'null string', 'key size': 2048 },
  mic: { operation: 'install', mode: 'mic', 'key size': 2048 },
};

const file = { file: 'SEP{phone-1}.cnf.xml.sgn', on: 'publisher' };

/** What an administrator does to get from one to the other. */
export function changed(from: SetUp, to: SetUp): StepData[] {
  const mode = to.isSecure ? 'encrypted' : 'nonsecure';
  return [
    ...(to.hasFile && !from.hasFile ? [{ restore: file }] : []),
    ...(to.pending === from.pending ? [] : [{ capf: { on: 'phone-1', ...orders[to.pending] } }]),
    ...(to.isSecure === from.isSecure
      ? []
      : [{ 'set device': { on: 'phone-1', 'security mode': mode } }]),
    ...(from.hasFile && !to.hasFile ? [{ delete: file }] : []),
  ];
}

const modes: Readonly<Record<SetUp['pending'], CapfMode>> = {
  none: 'none',
  string: 'authentication string',
  'null string': 'null string',
  mic: 'existing certificate, MIC first',
};

export const settingsOf = ({ pending, isSecure, hasFile }: SetUp): LscSettings => ({
  mode: modes[pending],
  isSecure,
  knowsCapf: hasFile,
});
