import { type Port, UserError } from '../basics/index.ts';

const first = 49152;
const last = 65535;

/** Whether the system chooses such ports. */
export const isEphemeral = (port: number): boolean => port >= first;

/**
 * Chooses a port for whoever names none: the dynamic range of RFC 6335, counted upwards and around.
 * Counting goes on over a power cycle (not documented; chosen here, so that a phone's new connection
 * does not meet the remains of its old one).
 */
export class EphemeralPorts {
  readonly #protocol: string;
  #next = first;

  constructor(protocol: 'UDP' | 'TCP') {
    this.#protocol = protocol;
  }

  /** @throws UserError when all are taken */
  next(taken: { has(port: number): boolean }): Port {
    for (let tries = first; tries <= last; tries++) {
      const port = this.#next;
      this.#next = port === last ? first : port + 1;
      if (!taken.has(port)) return port as Port;
    }
    throw new UserError(
      `all ${last - first + 1} dynamic ${this.#protocol} ports are taken`,
      'close sockets that are no longer used',
    );
  }
}
