import {
  type Ipv4,
  ipv4FromNumber,
  ipv4ToNumber,
  type MacAddress,
  type Millis,
} from '../../basics/index.ts';
import type { Present } from '../../simulation/index.ts';
import { type DhcpScope, inPool } from './scope.ts';

interface Lease {
  readonly address: Ipv4;
  /** Until then nobody else gets the address. */
  expires: number;
}

/**
 * Who has which address. A phone keeps its address over the end of its lease, until a pool without
 * fresh addresses gives it to somebody else.
 */
export class Leases {
  /** In the order in which addresses were handed out. */
  readonly #byPhone = new Map<MacAddress, Lease>();
  readonly #owners = new Map<Ipv4, MacAddress>();
  /** Addresses that a client found in use by somebody else. */
  readonly #declined = new Set<Ipv4>();
  #scope: DhcpScope;
  #reserved = new Map<Ipv4, MacAddress>();
  /** Below this number there is no address of the pool left to hand out for the first time. */
  #fresh = 0;

  constructor(scope: DhcpScope) {
    this.#scope = scope;
    this.change(scope);
  }

  change(scope: DhcpScope): void {
    this.#scope = scope;
    this.#reserved = new Map(
      [...(scope.reservations ?? [])].map(([mac, address]) => [address, mac]),
    );
    this.#fresh = ipv4ToNumber(scope.pool.first);
  }

  /** The address of this phone, which is the same every time; undefined when none is left. */
  choose(mac: MacAddress, wanted: Ipv4 | undefined, now: Millis): Ipv4 | undefined {
    const reserved = this.#scope.reservations?.get(mac);
    if (reserved) return reserved;
    const before = this.#byPhone.get(mac)?.address;
    if (before && this.#mayHave(mac, before)) return before;
    if (wanted && this.#mayHave(mac, wanted) && !this.#owners.has(wanted)) return wanted;
    return this.#freshAddress(mac) ?? this.#expiredAddress(mac, now);
  }

  /** Whether this phone may take or keep this address. */
  holds(mac: MacAddress, address: Ipv4): boolean {
    return this.#byPhone.get(mac)?.address === address && this.#mayHave(mac, address);
  }

  has(mac: MacAddress): boolean {
    return this.#byPhone.has(mac);
  }

  /** A phone that asks again while it has a lease keeps it for as long as it has it. */
  grant(mac: MacAddress, address: Ipv4, expires: number): void {
    const lease = this.#byPhone.get(mac);
    if (lease?.address === address) {
      lease.expires = Math.max(lease.expires, expires);
      return;
    }
    this.#forget(mac);
    const owner = this.#owners.get(address);
    if (owner) this.#forget(owner);
    this.#byPhone.set(mac, { address, expires });
    this.#owners.set(address, mac);
  }

  /** The address is free for others, but stays this phone's as long as nobody needs it. */
  release(mac: MacAddress, now: Millis): void {
    const lease = this.#byPhone.get(mac);
    if (lease) lease.expires = now;
  }

  /** Nobody gets this address any more. */
  decline(mac: MacAddress, address: Ipv4): void {
    this.#forget(mac);
    this.#declined.add(address);
  }

  /** When a lease ends makes no difference while there are addresses for all: it runs or it does not. */
  present(now: Millis, into: Present): void {
    for (const [mac, { address, expires }] of this.#byPhone) into.put(mac, address, expires > now);
    into.put(...[...this.#declined].sort());
  }

  #forget(mac: MacAddress): void {
    const lease = this.#byPhone.get(mac);
    if (!lease) return;
    this.#byPhone.delete(mac);
    this.#owners.delete(lease.address);
    if (inPool(lease.address, this.#scope.pool))
      this.#fresh = Math.min(this.#fresh, ipv4ToNumber(lease.address));
  }

  #mayHave(mac: MacAddress, address: Ipv4): boolean {
    const reservedFor = this.#reserved.get(address);
    if (reservedFor) return reservedFor === mac;
    return (
      !this.#scope.reservations?.has(mac) &&
      inPool(address, this.#scope.pool) &&
      !this.#declined.has(address)
    );
  }

  #freshAddress(mac: MacAddress): Ipv4 | undefined {
    const last = ipv4ToNumber(this.#scope.pool.last);
    for (; this.#fresh <= last; this.#fresh++) {
      const address = ipv4FromNumber(this.#fresh);
      if (!this.#owners.has(address) && this.#mayHave(mac, address)) return address;
    }
    return undefined;
  }

  /** Of the expired ones that which was handed out longest ago. */
  #expiredAddress(mac: MacAddress, now: Millis): Ipv4 | undefined {
    for (const { address, expires } of this.#byPhone.values())
      if (expires <= now && this.#mayHave(mac, address)) return address;
    return undefined;
  }
}
