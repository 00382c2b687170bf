import type { AnyStateMachine } from 'xstate';
import type { Ipv4 } from '../basics/index.ts';
import type { MachineName } from '../machines/index.ts';
import type { Host } from '../network/index.ts';
import type { Clock, HostName, Random, Trace } from '../simulation/index.ts';

/**
 * Statecharts that run in the place of the shipped ones. What is put in takes the same events and
 * emits the same intents; it is how a bug is planted, and how steps are counted.
 */
export type Substitutes = { readonly [Name in MachineName]?: AnyStateMachine };

/**
 * All that a device has of the world around it. In a simulated world everything in it is virtual;
 * with the adapters of `network/sockets` the same device runs on real sockets and the real clock.
 */
export interface Environment {
  readonly name: HostName;
  readonly host: Host;
  readonly clock: Clock;
  readonly trace: Trace;
  readonly random: Random;
  readonly machines?: Substitutes;
  /** The date on the device's clock. */
  date(): Date;
}

/** A host whose power and address the device in it controls. */
export interface PoweredHost extends Host {
  configure(address: Ipv4): void;
  powerOn(): void;
  /** All sockets and connections are gone, and nobody is told. */
  powerOff(): void;
}

export interface PoweredEnvironment extends Environment {
  readonly host: PoweredHost;
}
