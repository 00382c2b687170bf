import { type Millis, Minutes, Port } from '../../basics/index.ts';

export interface CapfSettings {
  readonly port: Port;
  /** How long a phone may take for a key, and how many failures to make one are borne. */
  readonly keyGenerationTime: Millis;
  readonly keyGenerationAttempts: number;
  readonly lscValidityDays: number;
  /** What AUTH_REQUEST gives as VERSION; undefined for the dialect that has no such element. */
  readonly version: number | undefined;
}

/**
 * Port, time, attempts: Unified CME security guide; five years: usual for LSCs of CallManager. The
 * dialect without VERSION is that of a phone with load 7.2(2.0), by the byte counts in "debug
 * capf-server" of the Unified CME command reference.
 */
export const usualCapfSettings: CapfSettings = {
  port: Port(3804),
  keyGenerationTime: Minutes(30),
  keyGenerationAttempts: 3,
  lscValidityDays: 1825,
  version: undefined,
};
