import type { CapfFailure, CapfOperation } from '../../machines/index.ts';

/** Why an operation failed, before or after the phone was authenticated. */
export type OperationFailure =
  | CapfFailure
  | 'wrong string'
  | 'invalid LSC'
  | 'invalid MIC'
  | 'no credentials'
  | 'too late';

const operationNames: Readonly<Record<Exclude<CapfOperation, 'none'>, string>> = {
  install: 'Upgrade',
  delete: 'Delete',
  troubleshoot: 'Troubleshoot',
};

/** The texts of CallManager's AXL interface, which of a release later than 4.1 is known. Failures
 * without one of their own have none there. */
const failureTexts: Readonly<Record<OperationFailure, string>> = {
  'wrong string': ': Invalid Authentication String',
  'invalid LSC': ': Invalid LSC',
  'invalid MIC': ': Invalid MIC',
  'no credentials': ': Invalid Credentials',
  'communication failure': ': Phone Communication Failure',
  'key generation failed': ': Key Generation Failed/Timeout',
  'too late': ': User Initiated Request Late/Timedout',
  'certificate not stored': '',
  'no certificate': '',
};

/** The Operation Status of Phone Configuration: `Upgrade Failed: Invalid Authentication String`. */
export function operationStatus(
  operation: CapfOperation,
  outcome?: 'success' | OperationFailure,
): string {
  if (operation === 'none') return 'None';
  if (outcome === undefined) return 'Operation Pending';
  const name = operationNames[operation];
  return outcome === 'success' ? `${name} Success` : `${name} Failed${failureTexts[outcome]}`;
}
