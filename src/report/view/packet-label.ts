import { describeDhcp, tryReadDhcp } from '../../protocols/dhcp/index.ts';
import { decodeTftpIfWhole, describeTftp } from '../../protocols/tftp/index.ts';
import type { PacketRecord, TcpFlags } from '../../simulation/index.ts';

/** What a packet is called in a ladder: what it is one of, and what is its own. */
export interface PacketLabel {
  /** `TFTP Data`, `TCP ACK`: the same for all packets of this sort. */
  readonly sort: string;
  /** `block 3, 512 bytes`; empty where there is nothing more to say. */
  readonly detail: string;
}

/** @param protocol of the message that the packet carries, if it carries one */
export function packetLabel(packet: PacketRecord, protocol: string | undefined): PacketLabel {
  if (packet.tcp) return tcpLabel(packet);
  const read = protocol === undefined ? undefined : readers[protocol];
  const { name, detail } = read?.(packet.payload) ?? {
    name: 'UDP',
    detail: `${packet.payload.length} bytes`,
  };
  return { sort: name, detail };
}

interface Said {
  readonly name: string;
  readonly detail: string;
}

const readers: Readonly<Record<string, (payload: Uint8Array) => Said | undefined>> = {
  TFTP: (payload) => {
    const message = decodeTftpIfWhole(payload);
    if (!message) return undefined;
    const { name, detail } = describeTftp(message);
    return { name: `TFTP ${name}`, detail };
  },
  DHCP: (payload) => {
    const message = tryReadDhcp(payload);
    return message && describeDhcp(message);
  },
};

function tcpLabel({ tcp, payload }: PacketRecord): PacketLabel {
  const detail = payload.length === 0 ? '' : `${payload.length} bytes`;
  return { sort: tcpName(tcp?.flags ?? {}), detail };
}

const flagNames = ['syn', 'fin', 'rst', 'psh', 'ack'] as const;

/** `TCP SYN ACK` */
function tcpName(flags: TcpFlags): string {
  let name = 'TCP';
  for (const flag of flagNames) if (flags[flag]) name += ` ${flag.toUpperCase()}`;
  return name;
}
