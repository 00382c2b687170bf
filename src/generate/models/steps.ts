/** Steps that several models use. */
import { formatSpan, Millis } from '../../basics/index.ts';
import type { StepData } from '../model/index.ts';

/** Where most of what matters happens. */
export const phone = { on: 'phone-1' } as const;

/** A look at the phone: what was seen before it does not count for what comes. */
export const look: StepData = { show: { ...phone, what: 'registration' } };

/** What is to be seen, as conditions in scenarios say it. */
export type Sight = Readonly<Record<string, unknown>>;

/** Nothing but packets on their way is waited for, unless it is said how long it takes. */
export const soon = (sight: Sight, within = '5 s'): StepData => ({ 'wait until': sight, within });

/** How far from the right moment something may be seen: the moves before take a little time. */
const tolerance = Millis(1000);

/** When this time has passed, and not before. */
export function after(span: Millis, sight: Sight): StepData[] {
  const slack = Math.min(tolerance, span / 2);
  return [
    { 'expect no': sight, for: formatSpan(Millis(span - slack)) },
    { 'wait until': sight, within: formatSpan(Millis(2 * slack)) },
  ];
}

/** The host ends a connection.
 * @param to whom with; a host without power has no address */
export const closes = (from: string, to?: string): StepData =>
  soon({ packet: { from, ...(to && { to }), flag: 'fin' } });

/** How CallManager is on a server; a service that hangs takes connections and says nothing. */
export type Condition = 'runs' | 'is stopped' | 'hangs';

export const stopCallManager = (on: string, how: 'crashed' | 'clean' | 'hung'): StepData => ({
  'stop service': { service: 'callmanager', on, how },
});

export const startCallManager = (on: string): StepData => ({
  'start service': { service: 'callmanager', on },
});
