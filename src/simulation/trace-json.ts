import { formatEndpoint, hex } from '../basics/index.ts';
import type { PacketRecord, TraceEntry } from './entries.ts';

/** One entry as one line of JSON: the form of `--trace`, and what trace hashes are made from. */
export function entryToJson(entry: TraceEntry): string {
  switch (entry.kind) {
    case 'packet':
      return JSON.stringify({ ...entry, packet: packetToPlain(entry.packet) });
    case 'store':
      return JSON.stringify({ ...entry, contents: undefined });
    default:
      return JSON.stringify(entry);
  }
}

function packetToPlain({ tcp, ...packet }: PacketRecord): object {
  return {
    transport: packet.transport,
    source: formatEndpoint(packet.source),
    destination: formatEndpoint(packet.destination),
    sourceMac: packet.sourceMac,
    destinationMac: packet.destinationMac,
    identification: packet.identification,
    ...(tcp && {
      sequence: tcp.sequence,
      acknowledgement: tcp.acknowledgement,
      flags: Object.keys(tcp.flags).filter((flag) => tcp.flags[flag as keyof typeof tcp.flags]),
      window: tcp.window,
      ...(tcp.mss !== undefined && { mss: tcp.mss }),
    }),
    payload: hex(packet.payload),
  };
}
