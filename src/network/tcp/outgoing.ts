import type { Present } from '../../simulation/index.ts';
import { noBytes, segmentsInFlight } from './constants.ts';
import { advance, distance } from './sequence.ts';

/** What takes up sequence numbers: bytes, a SYN or a FIN. Sent again unchanged until acknowledged. */
export interface Segment {
  readonly sequence: number;
  /** Sequence numbers that it takes up. */
  readonly length: number;
  readonly payload: Uint8Array;
  readonly kind: 'syn' | 'data' | 'fin';
  /** The last of a write. */
  readonly push: boolean;
  /** The trace entry of the packet that last carried it. */
  entry: number;
}

/** The sending half of a connection: bytes wait, are cut into segments, fly, and are acknowledged. */
export class Outgoing {
  /** Sent and not acknowledged, oldest first. */
  readonly inFlight: Segment[] = [];
  /** The sequence number that is sent next. */
  next: number;
  readonly #waiting: Uint8Array[] = [];
  /** How much of the first waiting write is sent. */
  #sent = 0;
  #end: 'open' | 'wanted' | 'sent' = 'open';

  constructor(initialSequence: number) {
    this.next = initialSequence;
  }

  /** Bytes written after the end go nowhere. */
  write(bytes: Uint8Array): void {
    if (this.#end === 'open' && bytes.length > 0) this.#waiting.push(bytes);
  }

  end(): void {
    if (this.#end === 'open') this.#end = 'wanted';
  }

  get finSent(): boolean {
    return this.#end === 'sent';
  }

  get finAcknowledged(): boolean {
    return this.#end === 'sent' && this.inFlight.length === 0;
  }

  syn(): Segment {
    return this.#launch('syn', noBytes, 1, false);
  }

  /** The next segment to be sent; undefined when none waits or enough are in flight. */
  nextSegment(size: number): Segment | undefined {
    if (this.inFlight.length >= segmentsInFlight) return undefined;
    const first = this.#waiting[0];
    if (first) {
      const payload =
        this.#sent === 0 && first.length <= size
          ? first
          : first.subarray(this.#sent, this.#sent + size);
      this.#sent += payload.length;
      const push = this.#sent === first.length;
      if (push) {
        this.#waiting.shift();
        this.#sent = 0;
      }
      return this.#launch('data', payload, payload.length, push);
    }
    if (this.#end !== 'wanted') return undefined;
    this.#end = 'sent';
    return this.#launch('fin', noBytes, 1, false);
  }

  /** Whether this acknowledges nothing that was never sent. */
  mayAcknowledge(acknowledgement: number): boolean {
    return distance(acknowledgement, this.next) >= 0;
  }

  /** @returns whether anything was acknowledged for the first time */
  acknowledge(acknowledgement: number): boolean {
    const before = this.inFlight.length;
    for (let oldest = this.inFlight[0]; oldest; oldest = this.inFlight[0]) {
      if (distance(oldest.sequence, acknowledgement) < oldest.length) break;
      this.inFlight.shift();
    }
    return this.inFlight.length < before;
  }

  /** @param space names this direction of the connection */
  present(space: string, into: Present): void {
    into.put(this.#end, this.#sent, this.inFlight.length, this.#waiting.length);
    into.place(space, this.next);
    for (const { sequence, payload, kind, push } of this.inFlight) {
      into.place(space, sequence);
      into.put(kind, push);
      into.bytes(payload);
    }
    for (const bytes of this.#waiting) into.bytes(bytes);
  }

  #launch(kind: Segment['kind'], payload: Uint8Array, length: number, push: boolean): Segment {
    const segment = { sequence: this.next, length, payload, kind, push, entry: 0 };
    this.next = advance(this.next, length);
    this.inFlight.push(segment);
    return segment;
  }
}
