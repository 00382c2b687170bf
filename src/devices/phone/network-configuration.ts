import { anyAddress, type Ipv4 } from '../../basics/index.ts';
import type { HasPresent, Present } from '../../simulation/index.ts';
import type { PoweredEnvironment } from '../environment.ts';
import { DhcpClient, type DhcpLease } from './dhcp-client.ts';
import type { DhcpIdentity } from './dhcp-conversation.ts';
import type { Flash } from './flash.ts';
import { tftpServers } from './servers.ts';

/** What the phone hears of its network configuration. */
export interface NetworkConfigurationHandlers {
  /** The phone has an address. */
  bound(): void;
  /** It has none yet, and goes on trying. */
  failed(reason: 'timeout' | 'duplicate address'): void;
  /** It has none any more. */
  lost(): void;
}

/** What a phone knows of its network: its address, and where it is to look for its files. */
export class NetworkConfiguration implements HasPresent {
  readonly #env: PoweredEnvironment;
  readonly #flash: Flash;
  readonly #dhcp: DhcpClient;
  #lease: DhcpLease | undefined;
  /** The entry with which the lease came. */
  #leaseFrom = 0;

  constructor(
    env: PoweredEnvironment,
    identity: DhcpIdentity,
    flash: Flash,
    { bound, failed, lost }: NetworkConfigurationHandlers,
  ) {
    this.#env = env;
    this.#flash = flash;
    this.#dhcp = new DhcpClient(
      env,
      { ...identity, configure: (address) => this.#configure(address) },
      {
        bound: (lease) => {
          this.#take(lease);
          bound();
        },
        failed,
        renewed: (lease) => this.#take(lease),
        lost,
      },
    );
  }

  /** 0.0.0.0 while the phone has none. */
  get address(): Ipv4 {
    return this.#env.host.address;
  }

  get lease(): DhcpLease | undefined {
    return this.#lease;
  }

  /** In the order in which they are to be asked. */
  get tftpServers(): readonly Ipv4[] {
    return tftpServers(this.#flash, this.#lease);
  }

  /** The entries that name these servers. */
  get tftpServersFrom(): readonly number[] {
    const { trace, name } = this.#env;
    return this.#flash.alternateTftp
      ? trace.facts(name, 'alternate TFTP server')
      : [this.#leaseFrom];
  }

  present(into: Present): void {
    into.data(this.#lease);
    into.part('DHCP', this.#dhcp);
  }

  /** Asks for an address. */
  start(): void {
    this.#dhcp.start();
  }

  /** Falls silent and keeps the address. */
  stop(): void {
    this.#dhcp.stop();
    this.#lease = undefined;
  }

  powerLost(): void {
    this.#configure(anyAddress);
  }

  #take(lease: DhcpLease): void {
    this.#lease = lease;
    this.#leaseFrom = this.#env.trace.causes.current;
  }

  /** @throws UserError when another host has the address */
  #configure(address: Ipv4): void {
    const { host, trace, name } = this.#env;
    if (address === host.address) return;
    host.configure(address);
    const value = address === anyAddress ? 'none' : address;
    trace.record(name, { kind: 'setting', name: 'address', value });
  }
}
