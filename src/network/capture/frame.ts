import { ByteWriter, fromHex, ipv4ToNumber } from '../../basics/index.ts';
import type { PacketRecord, TcpFlags, TcpHeader } from '../../simulation/index.ts';
import { internetChecksum } from './checksum.ts';

const etherTypeIpv4 = 0x0800;
const protocolNumbers = { tcp: 6, udp: 17 } as const;
const dontFragment = 0x4000;
const timeToLive = 64;

/**
 * The Ethernet frame of a packet: Ethernet II, IPv4 (RFC 791) without options, UDP (RFC 768) or TCP
 * (RFC 793), all checksums right. Without padding to the least frame size and without the frame
 * check sequence, as a capture on the sending side shows it.
 */
export function ethernetFrame(packet: PacketRecord): Uint8Array {
  const segment = packet.tcp ? tcpSegment(packet, packet.tcp) : udpDatagram(packet);
  return new ByteWriter({ capacity: 34 + segment.length })
    .put(fromHex(packet.destinationMac))
    .put(fromHex(packet.sourceMac))
    .u16(etherTypeIpv4)
    .put(ipv4Header(packet, segment.length))
    .put(segment)
    .done();
}

function ipv4Header(packet: PacketRecord, length: number): Uint8Array {
  const header = new ByteWriter({ capacity: 20 })
    .u8(0x45)
    .u8(0)
    .u16(20 + length)
    .u16(packet.identification)
    .u16(dontFragment)
    .u8(timeToLive)
    .u8(protocolNumbers[packet.transport])
    .u16(0)
    .ipv4(packet.source.address)
    .ipv4(packet.destination.address);
  return header.setU16(10, internetChecksum(header.done())).done();
}

function udpDatagram(packet: PacketRecord): Uint8Array {
  const length = 8 + packet.payload.length;
  const datagram = new ByteWriter({ capacity: length })
    .u16(packet.source.port)
    .u16(packet.destination.port)
    .u16(length)
    .u16(0)
    .put(packet.payload);
  // A checksum of 0 would mean that there is none.
  const checksum = internetChecksum(datagram.done(), pseudoHeaderSum(packet, length)) || 0xffff;
  return datagram.setU16(6, checksum).done();
}

function tcpSegment(packet: PacketRecord, header: TcpHeader): Uint8Array {
  const headerLength = header.mss === undefined ? 20 : 24;
  const length = headerLength + packet.payload.length;
  const segment = new ByteWriter({ capacity: length })
    .u16(packet.source.port)
    .u16(packet.destination.port)
    .u32(header.sequence)
    .u32(header.acknowledgement)
    .u8((headerLength / 4) << 4)
    .u8(flagBits(header.flags))
    .u16(header.window)
    .u16(0)
    .u16(0);
  // Option 2 of 4 bytes: maximum segment size.
  if (header.mss !== undefined) segment.u8(2).u8(4).u16(header.mss);
  segment.put(packet.payload);
  const checksum = internetChecksum(segment.done(), pseudoHeaderSum(packet, length));
  return segment.setU16(16, checksum).done();
}

const flagBits = ({ fin, syn, rst, psh, ack }: TcpFlags): number =>
  (fin ? 0x01 : 0) | (syn ? 0x02 : 0) | (rst ? 0x04 : 0) | (psh ? 0x08 : 0) | (ack ? 0x10 : 0);

/** Addresses, protocol and length are part of the checksum of UDP and TCP. */
function pseudoHeaderSum({ source, destination, transport }: PacketRecord, length: number): number {
  const words = [source.address, destination.address]
    .map(ipv4ToNumber)
    .map((address) => (address >>> 16) + (address & 0xffff));
  return (words[0] ?? 0) + (words[1] ?? 0) + protocolNumbers[transport] + length;
}
