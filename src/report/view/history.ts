import { anyAddress, type Ipv4, type MacAddress } from '../../basics/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import type { Seen } from '../seen.ts';

/** Values that were set one after the other, each from an entry on. */
type Course<Value> = { readonly from: number; readonly value: Value }[];

/**
 * What `Memory` knows at the end of a run, known for each moment of it: whose an address was, and
 * what a display showed before.
 */
export class History {
  readonly #hosts = new Map<string, Course<HostName>>();
  readonly #byMac = new Map<MacAddress, HostName>();
  readonly #screens = new Map<HostName, Course<EntryOf<'screen'>>>();

  /** Takes the next entry of the run. @param index how many came before it */
  note(entry: TraceEntry, index: number): void {
    switch (entry.kind) {
      case 'setting':
        if (entry.name === 'address') this.#learn(entry.value, entry.host, index);
        return;
      case 'screen':
        append(this.#screens, entry.host, index, entry);
        return;
      case 'packet': {
        const { source, sourceMac, destination, destinationMac } = entry.packet;
        this.#byMac.set(sourceMac, entry.host);
        this.#learn(source.address, entry.host, index);
        // A DHCP server speaks to an address before its new owner does.
        this.#learn(destination.address, this.#byMac.get(destinationMac), index);
        return;
      }
      default:
        return;
    }
  }

  /** Whose the address was when there were so many entries; before anybody had it: who has it next. */
  hostAt(address: string, length: number): HostName | undefined {
    const course = this.#hosts.get(address);
    return (lastBefore(course, length) ?? course?.[0])?.value;
  }

  /** The host with the interface to which a packet goes. */
  hostWith(mac: MacAddress): HostName | undefined {
    return this.#byMac.get(mac);
  }

  /** What had been seen when there were so many entries. */
  seenAt(length: number): Seen {
    return {
      hostAt: (address) => this.hostAt(address, length),
      screenOf: (host) => lastBefore(this.#screens.get(host), length)?.value,
    };
  }

  #learn(address: Ipv4 | string, host: HostName | undefined, index: number): void {
    if (host === undefined || address === anyAddress) return;
    if (this.#hosts.get(address)?.at(-1)?.value !== host) append(this.#hosts, address, index, host);
  }
}

function append<Key, Value>(
  courses: Map<Key, Course<Value>>,
  key: Key,
  from: number,
  value: Value,
): void {
  const course = courses.get(key);
  if (course) course.push({ from, value });
  else courses.set(key, [{ from, value }]);
}

const lastBefore = <Value>(course: Course<Value> | undefined, length: number) =>
  course?.[firstWhere(course.length, (at) => (course[at]?.from ?? 0) >= length) - 1];

/** The first whole number below `count` of which this is true, where it is of all behind it;
 * `count` where it is of none. */
export function firstWhere(count: number, isTrue: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
