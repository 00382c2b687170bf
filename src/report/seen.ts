import { anyAddress, type Ipv4, type MacAddress } from '../basics/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../simulation/index.ts';

/** What was in the trace before, as far as it helps to tell what comes now. */
export interface Seen {
  /** The host with this address, where the trace has shown whose it is. */
  hostAt(address: string): HostName | undefined;
  /** What the display of a phone showed last. */
  screenOf(host: HostName): EntryOf<'screen'> | undefined;
}

export const nothingSeen: Seen = { hostAt: () => undefined, screenOf: () => undefined };

/** For entries out of their order: each screen is told whole. */
export const withoutScreens = (seen: Seen): Seen => ({
  hostAt: (address) => seen.hostAt(address),
  screenOf: () => undefined,
});

/** Learns from a trace, entry by entry: addresses from settings and packets, and the screens. */
export class Memory implements Seen {
  readonly #hosts = new Map<string, HostName>();
  readonly #byMac = new Map<MacAddress, HostName>();
  readonly #screens = new Map<HostName, EntryOf<'screen'>>();

  note(entry: TraceEntry): void {
    switch (entry.kind) {
      case 'setting':
        if (entry.name === 'address') this.#hosts.set(entry.value, entry.host);
        return;
      case 'screen':
        this.#screens.set(entry.host, entry);
        return;
      case 'packet': {
        const { source, sourceMac, destination, destinationMac } = entry.packet;
        this.#byMac.set(sourceMac, entry.host);
        this.#learn(source.address, entry.host);
        // A DHCP server speaks to an address before its new owner does.
        this.#learn(destination.address, this.#byMac.get(destinationMac));
        return;
      }
      default:
        return;
    }
  }

  hostAt(address: string): HostName | undefined {
    return this.#hosts.get(address);
  }

  screenOf(host: HostName): EntryOf<'screen'> | undefined {
    return this.#screens.get(host);
  }

  #learn(address: Ipv4, host: HostName | undefined): void {
    if (host !== undefined && address !== anyAddress) this.#hosts.set(address, host);
  }
}
