import { type Millis, Seconds } from '../../basics/index.ts';
import type { DhcpOptions } from '../../protocols/dhcp/index.ts';

/** The moments of a lease, in virtual time: none is earlier than the one before. */
export interface LeaseTimes {
  /** From when on the phone asks its own server for more time (T1). */
  readonly renewal: number;
  /** From when on it asks any server (T2). */
  readonly rebinding: number;
  readonly expiry: number;
}

/** A server that says less is taken to have said this. Chosen here. */
const shortestRenewal = Seconds(1);
/** RFC 2131 section 4.4.5: the shortest wait between two attempts to renew. */
const renewalPause = Seconds(60);

/**
 * RFC 2131 section 4.4.5: renewal from half of the lease on, rebinding from seven eighths, unless the
 * server says otherwise.
 * @param lease from `now`; not without end
 */
export function leaseTimes(
  { renewalTime, rebindingTime }: DhcpOptions,
  lease: Millis,
  now: Millis,
): LeaseTimes {
  const after = (seconds: number | undefined, share: number) =>
    Math.max(seconds === undefined ? lease * share : Seconds(seconds), shortestRenewal);
  const expiry = now + Math.max(lease, shortestRenewal);
  const rebinding = Math.min(now + after(rebindingTime, 0.875), expiry);
  const renewal = Math.min(now + after(renewalTime, 0.5), rebinding);
  return { renewal, rebinding, expiry };
}

/** How long to wait for an answer before asking again: half of what is left.
 * @param left in milliseconds, until it is too late */
export const pauseBeforeAskingAgain = (left: number): number =>
  Math.min(Math.max(left / 2, renewalPause), left);
