import { ByteWriter, fromLatin1, type Millis } from '../../basics/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import { ethernetFrame } from './frame.ts';

/** Block types and codes of draft-ietf-opsawg-pcapng. */
const blocks = {
  sectionHeader: 0x0a0d0d0a,
  interfaceDescription: 1,
  enhancedPacket: 6,
  decryptionSecrets: 10,
} as const;
const options = { end: 0, userApplication: 4, interfaceName: 2, timestampResolution: 9 } as const;
const byteOrderMagic = 0x1a2b3c4d;
const linkTypeEthernet = 1;
const tlsKeyLog = 0x544c534b;
/** A power of ten: timestamps count microseconds. */
const microseconds = 6;

export interface CaptureOptions {
  /** Milliseconds since 1970 at a moment of virtual time. */
  readonly epochMillis: (at: Millis) => number;
  /** The program that is named as the file's writer. */
  readonly application?: string;
  /** Whether the secrets of TLS connections stand in the file, so that who opens it sees what is
   * inside. By default they do; without them it shows what a sniffer sees. */
  readonly withSecrets?: boolean;
}

/**
 * A capture file (pcapng, little-endian) made from the packets in a trace. Every frame stands in it
 * once, on the interface of the host that sent it, at the moment of sending, as a SPAN session on
 * the receiving side of every switch port would see it: no frame is there twice, so nothing looks
 * like a retransmission that is none. Packets that were lost or went nowhere are there as well.
 * An interface has the name of its host and is described when the host first sends. The secrets of a
 * TLS connection stand before the first packet that they open.
 */
export class PcapngCapture {
  readonly #epochMillis: (at: Millis) => number;
  readonly #withSecrets: boolean;
  readonly #interfaces = new Map<HostName, number>();
  #file = new ByteWriter({ order: 'little', capacity: 4096 });

  constructor({ epochMillis, application = 'offhook', withSecrets = true }: CaptureOptions) {
    this.#epochMillis = epochMillis;
    this.#withSecrets = withSecrets;
    this.#sectionHeader(application);
  }

  /** Entries other than packets and TLS secrets are passed over. */
  add(entry: TraceEntry): void {
    if (entry.kind === 'packet') this.#packet(entry);
    else if (entry.kind === 'tls-secret' && this.#withSecrets) this.#secret(entry);
  }

  /** The bytes of the file from where the last call left off: a long capture can be written in pieces. */
  done(): Uint8Array {
    const bytes = this.#file.done();
    this.#file = new ByteWriter({ order: 'little', capacity: 4096 });
    return bytes;
  }

  #sectionHeader(application: string): void {
    const body = new ByteWriter({ order: 'little' })
      .u32(byteOrderMagic)
      .u16(1)
      .u16(0)
      // The length of the section is not said: -1.
      .u32(0xffffffff)
      .u32(0xffffffff);
    option(body, options.userApplication, Buffer.from(application));
    this.#block(blocks.sectionHeader, endOfOptions(body));
  }

  #packet({ at, host, packet }: EntryOf<'packet'>): void {
    const frame = ethernetFrame(packet);
    const timestamp = Math.round(this.#epochMillis(at) * 1000);
    const body = new ByteWriter({ order: 'little', capacity: frame.length + 24 })
      .u32(this.#interface(host))
      .u32(Math.floor(timestamp / 0x1_0000_0000))
      .u32(timestamp % 0x1_0000_0000)
      .u32(frame.length)
      .u32(frame.length)
      .put(frame);
    this.#block(blocks.enhancedPacket, body);
  }

  /** One line of an NSS key log. It holds for the packets behind it. */
  #secret({ clientRandom, masterSecret }: EntryOf<'tls-secret'>): void {
    const line = fromLatin1(`CLIENT_RANDOM ${clientRandom} ${masterSecret}\n`);
    const body = new ByteWriter({ order: 'little', capacity: line.length + 12 })
      .u32(tlsKeyLog)
      .u32(line.length)
      .put(line);
    this.#block(blocks.decryptionSecrets, body);
  }

  #interface(host: HostName): number {
    let number = this.#interfaces.get(host);
    if (number === undefined) {
      number = this.#interfaces.size;
      this.#interfaces.set(host, number);
      // No limit to the length of packets: 0.
      const body = new ByteWriter({ order: 'little' }).u16(linkTypeEthernet).u16(0).u32(0);
      option(body, options.interfaceName, Buffer.from(host));
      option(body, options.timestampResolution, Uint8Array.of(microseconds));
      this.#block(blocks.interfaceDescription, endOfOptions(body));
    }
    return number;
  }

  /** Every block has its type in front, and its length in front and behind. */
  #block(type: number, body: ByteWriter): void {
    pad(body);
    const length = body.length + 12;
    this.#file.u32(type).u32(length).put(body.done()).u32(length);
  }
}

function option(body: ByteWriter, code: number, value: Uint8Array): void {
  pad(body.u16(code).u16(value.length).put(value));
}

const endOfOptions = (body: ByteWriter): ByteWriter => body.u16(options.end).u16(0);

/** To a multiple of 32 bits. */
const pad = (body: ByteWriter): ByteWriter => body.zeros(-body.length & 3);
