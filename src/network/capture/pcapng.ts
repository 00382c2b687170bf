import { ByteWriter, type Millis } from '../../basics/index.ts';
import type { HostName, TraceEntry } from '../../simulation/index.ts';
import { ethernetFrame } from './frame.ts';

/** Block types and codes of draft-ietf-opsawg-pcapng. */
const blocks = { sectionHeader: 0x0a0d0d0a, interfaceDescription: 1, enhancedPacket: 6 } as const;
const options = { end: 0, userApplication: 4, interfaceName: 2, timestampResolution: 9 } as const;
const byteOrderMagic = 0x1a2b3c4d;
const linkTypeEthernet = 1;
/** A power of ten: timestamps count microseconds. */
const microseconds = 6;

export interface CaptureOptions {
  /** Milliseconds since 1970 at a moment of virtual time. */
  readonly epochMillis: (at: Millis) => number;
  /** The program that is named as the file's writer. */
  readonly application?: string;
}

/**
 * A capture file (pcapng, little-endian) made from the packets in a trace. Every frame stands in it
 * once, on the interface of the host that sent it, at the moment of sending, as a SPAN session on
 * the receiving side of every switch port would see it: no frame is there twice, so nothing looks
 * like a retransmission that is none. Packets that were lost or went nowhere are there as well.
 * An interface has the name of its host and is described when the host first sends.
 */
export class PcapngCapture {
  readonly #epochMillis: (at: Millis) => number;
  readonly #interfaces = new Map<HostName, number>();
  #file = new ByteWriter({ order: 'little', capacity: 4096 });

  constructor({ epochMillis, application = 'offhook' }: CaptureOptions) {
    this.#epochMillis = epochMillis;
    this.#sectionHeader(application);
  }

  /** Entries other than packets are passed over. */
  add(entry: TraceEntry): void {
    if (entry.kind !== 'packet') return;
    const frame = ethernetFrame(entry.packet);
    const timestamp = Math.round(this.#epochMillis(entry.at) * 1000);
    const body = new ByteWriter({ order: 'little', capacity: frame.length + 24 })
      .u32(this.#interface(entry.host))
      .u32(Math.floor(timestamp / 0x1_0000_0000))
      .u32(timestamp % 0x1_0000_0000)
      .u32(frame.length)
      .u32(frame.length)
      .put(frame);
    this.#block(blocks.enhancedPacket, body);
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
