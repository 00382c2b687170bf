import type { HostName, TraceEntry } from '../../simulation/index.ts';
import { isPhoneFact } from './facts.ts';
import type { History } from './history.ts';
import { newPhone, phoneAfter } from './phone-view.ts';
import { newServer, serverAfter } from './server-view.ts';
import type { DeviceView } from './site-view.ts';

/** The devices after the first `length` entries. Neither the map nor what is in it is changed. */
export interface SiteState {
  readonly length: number;
  readonly devices: ReadonlyMap<HostName, DeviceView>;
}

export const nothingYet: SiteState = { length: 0, devices: new Map() };

/** The state after more entries. @param until how many count then */
export function advance(
  { length, devices }: SiteState,
  entries: readonly TraceEntry[],
  until: number,
  history: History,
): SiteState {
  const next = new Map(devices);
  for (let index = length; index < until; index++) {
    const entry = entries[index] as TraceEntry;
    if (entry.host === 'site') continue;
    const before = next.get(entry.host) ?? newDevice(entry);
    next.set(
      entry.host,
      before.kind === 'phone'
        ? phoneAfter(before, entry, (address) => history.hostAt(address, index))
        : serverAfter(before, entry),
    );
  }
  return { length: until, devices: next };
}

/** A phone tells its model before all else. */
const newDevice = (first: TraceEntry): DeviceView =>
  first.kind === 'setting' && isPhoneFact(first.name)
    ? newPhone(first.host)
    : newServer(first.host);
