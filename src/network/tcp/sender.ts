import type { Endpoint } from '../../basics/index.ts';
import type {
  Causes,
  Clock,
  HasPresent,
  Present,
  TcpFlags,
  TcpHeader,
} from '../../simulation/index.ts';
import { directionOf } from '../put-endpoint.ts';
import {
  advertisedWindow,
  defaultSegmentSize,
  noBytes,
  retransmissionWaits,
  synWaits,
} from './constants.ts';
import type { Deadline } from './deadline.ts';
import { DelayedAcknowledgement } from './delayed-acknowledgement.ts';
import { flags } from './flags.ts';
import type { Incoming } from './incoming.ts';
import { Outgoing, type Segment } from './outgoing.ts';

/** What a sender needs of the host it lives on. */
export interface SenderEnvironment {
  readonly clock: Clock;
  readonly causes: Causes;
  /** The largest segment that this host takes, in bytes. */
  readonly mss: number;
  /** @returns the `seq` of the packet's trace entry */
  transmit(source: Endpoint, destination: Endpoint, header: TcpHeader, payload: Uint8Array): number;
}

/** The two ends of a connection, as this side sees them. */
export interface Ends {
  readonly local: Endpoint;
  readonly remote: Endpoint;
}

/**
 * What one end of a connection sends: segments, each again until it is acknowledged, and the
 * acknowledgements of what comes in. When a connection may send is for the connection to say.
 */
export class Sender implements HasPresent {
  readonly #environment: SenderEnvironment;
  readonly #ends: Ends;
  readonly #outgoing: Outgoing;
  readonly #incoming: Incoming;
  /** Of the oldest segment in flight. */
  readonly #deadline: Deadline;
  readonly #acknowledgements: DelayedAcknowledgement;
  #segmentSize = defaultSegmentSize;
  /** Retransmissions so far of the oldest segment in flight. */
  #retries = 0;
  /** Our SYN answers one of the other side. */
  #isAnswer = false;
  #endedFirst = false;

  /** @param deadline whoever made it calls `sendAgain` once it is past */
  constructor(
    environment: SenderEnvironment,
    ends: Ends,
    initialSequence: number,
    incoming: Incoming,
    deadline: Deadline,
  ) {
    this.#environment = environment;
    this.#ends = ends;
    this.#outgoing = new Outgoing(initialSequence);
    this.#incoming = incoming;
    this.#deadline = deadline;
    const { clock, causes } = environment;
    this.#acknowledgements = new DelayedAcknowledgement(clock, causes, () => this.acknowledge());
  }

  /** The sequence number that is sent next. */
  get next(): number {
    return this.#outgoing.next;
  }

  get allAcknowledged(): boolean {
    return this.#outgoing.inFlight.length === 0;
  }

  get finSent(): boolean {
    return this.#outgoing.finSent;
  }

  get finAcknowledged(): boolean {
    return this.#outgoing.finAcknowledged;
  }

  /** Our FIN left before theirs arrived. */
  get endedFirst(): boolean {
    return this.#endedFirst;
  }

  syn(): void {
    this.#launch(this.#outgoing.syn());
  }

  synAck(): void {
    this.#isAnswer = true;
    this.syn();
  }

  /** @param mss that the other side names */
  limitSegments(mss: number = defaultSegmentSize): void {
    this.#segmentSize = Math.min(this.#environment.mss, mss);
  }

  /** The bytes wait for `flush`. */
  write(bytes: Uint8Array): void {
    this.#outgoing.write(bytes);
  }

  /** So does the FIN, behind all bytes. */
  end(): void {
    this.#outgoing.end();
  }

  /** Sends what may be sent. */
  flush(): void {
    for (
      let segment = this.#outgoing.nextSegment(this.#segmentSize);
      segment;
      segment = this.#outgoing.nextSegment(this.#segmentSize)
    )
      this.#launch(segment);
  }

  /** Whether this acknowledges nothing that was never sent. */
  mayBeAcknowledged(acknowledgement: number): boolean {
    return this.#outgoing.mayAcknowledge(acknowledgement);
  }

  acknowledged(acknowledgement: number): void {
    if (!this.#outgoing.acknowledge(acknowledgement)) return;
    this.#retries = 0;
    if (this.allAcknowledged) this.#deadline.clear();
    else this.#awaitAcknowledgement();
  }

  /** The oldest segment was not acknowledged in time.
   * @returns false when there is none, or it has waited often enough */
  sendAgain(): boolean {
    const [oldest] = this.#outgoing.inFlight;
    if (!oldest) return false;
    // The packet that was not answered is the cause; the clock puts back the one from before.
    this.#environment.causes.current = oldest.entry;
    this.#retries++;
    if (!this.#awaitAcknowledgement()) return false;
    this.#sendSegment(oldest);
    return true;
  }

  /** The other side asks for the oldest segment again: that is no try of ours. */
  repeat(): void {
    const [oldest] = this.#outgoing.inFlight;
    if (oldest) this.#sendSegment(oldest);
  }

  acknowledge(): void {
    this.#send(this.next, flags.ack);
  }

  /** What came in order is acknowledged later, a FIN at once. @param entry of the packet */
  acknowledgeLater(entry: number): void {
    const { next, ended } = this.#incoming;
    this.#acknowledgements.owe(next, entry, ended);
  }

  reset(): void {
    this.#send(this.next, flags.ackRst);
  }

  /** Nothing is sent any more by itself. */
  stop(): void {
    this.#acknowledgements.cancelTimer();
  }

  /** Whether our SYN is an answer the state of the connection tells. */
  present(into: Present): void {
    const { local, remote } = this.#ends;
    into.put(this.#segmentSize, this.#endedFirst, this.#retries);
    this.#outgoing.present(directionOf(local, remote), into);
    this.#acknowledgements.present(into);
  }

  /** What it waits for does not count any more. */
  idle(into: Present): void {
    this.#acknowledgements.idle(into);
  }

  #launch(segment: Segment): void {
    if (segment.kind === 'fin') this.#endedFirst = !this.#incoming.ended;
    this.#sendSegment(segment);
    if (this.#outgoing.inFlight.length === 1) this.#awaitAcknowledgement();
  }

  /** @returns false when the oldest segment has waited often enough */
  #awaitAcknowledgement(): boolean {
    const isFirst = this.#outgoing.inFlight[0]?.kind === 'syn' && !this.#isAnswer;
    const wait = (isFirst ? synWaits : retransmissionWaits)[this.#retries];
    if (wait !== undefined) this.#deadline.set(wait);
    return wait !== undefined;
  }

  #sendSegment(segment: Segment): void {
    const { kind, payload, sequence } = segment;
    const mss = kind === 'syn' ? this.#environment.mss : undefined;
    segment.entry = this.#send(sequence, this.#flagsOf(segment), payload, mss);
  }

  #flagsOf({ kind, push }: Segment): TcpFlags {
    switch (kind) {
      case 'syn':
        return this.#isAnswer ? flags.synAck : flags.syn;
      case 'fin':
        return flags.ackFin;
      case 'data':
        return push ? flags.ackPsh : flags.ack;
    }
  }

  #send(sequence: number, flags: TcpFlags, payload = noBytes, mss?: number): number {
    const acknowledgement = this.#incoming.next;
    this.#acknowledgements.sent(acknowledgement);
    const window = advertisedWindow;
    const header: TcpHeader =
      mss === undefined
        ? { sequence, acknowledgement, flags, window }
        : { sequence, acknowledgement, flags, window, mss };
    const { local, remote } = this.#ends;
    return this.#environment.transmit(local, remote, header, payload);
  }
}
