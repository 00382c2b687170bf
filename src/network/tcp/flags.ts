import type { TcpFlags } from '../../simulation/index.ts';

/** The combinations that are sent: one object each, shared by all packets. */
export const flags = {
  syn: { syn: true },
  synAck: { syn: true, ack: true },
  ack: { ack: true },
  ackPsh: { ack: true, psh: true },
  ackFin: { ack: true, fin: true },
  ackRst: { ack: true, rst: true },
  rst: { rst: true },
} as const satisfies Record<string, TcpFlags>;
