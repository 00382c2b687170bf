import { type Endpoint, formatEndpoint } from '../basics/index.ts';
import type { PacketRecord, Present } from '../simulation/index.ts';
import { isEphemeral } from './ephemeral-ports.ts';

/** An address and a port; one that the system chose only tells one socket from another. */
export function putEndpoint(
  into: Present,
  transport: PacketRecord['transport'],
  { address, port }: Endpoint,
): void {
  into.put(address);
  if (isEphemeral(port)) into.alias(`${transport} ${address}`, port);
  else into.put(port);
}

/** A packet by what its receiver makes of it. */
export function putPacket(into: Present, packet: PacketRecord): void {
  const { transport, source, destination, payload, tcp } = packet;
  putEndpoint(into, transport, source);
  putEndpoint(into, transport, destination);
  into.bytes(payload);
  if (!tcp) return;
  const { syn, ack, fin, rst, psh } = tcp.flags;
  into.put(syn, ack, fin, rst, psh, tcp.mss);
  into.place(directionOf(source, destination), tcp.sequence);
  if (ack) into.place(directionOf(destination, source), tcp.acknowledgement);
}

/** One direction of a TCP connection, whose bytes are counted together. */
export const directionOf = (from: Endpoint, to: Endpoint): string =>
  `${formatEndpoint(from)} ${formatEndpoint(to)}`;
