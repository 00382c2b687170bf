import type { Endpoint } from '../../basics/index.ts';
import type {
  Causes,
  Clock,
  HasPresent,
  Present,
  TcpFlags,
  TcpHeader,
  Timer,
} from '../../simulation/index.ts';
import type { ByteStream, CloseReason, StreamHandlers } from '../host.ts';
import { directionOf, putEndpoint } from '../put-endpoint.ts';
import {
  advertisedWindow,
  defaultSegmentSize,
  finWait,
  lingering,
  noBytes,
  retransmissionWaits,
  synWaits,
} from './constants.ts';
import { Deadline } from './deadline.ts';
import { DelayedAcknowledgement } from './delayed-acknowledgement.ts';
import { flags } from './flags.ts';
import { Incoming } from './incoming.ts';
import { Outgoing, type Segment } from './outgoing.ts';
import { resetAnswer } from './reset.ts';
import { advance, distance } from './sequence.ts';

/** What a connection needs of the host it lives on. */
export interface TcpEnvironment {
  readonly clock: Clock;
  readonly causes: Causes;
  /** The largest segment that this host takes, in bytes. */
  readonly mss: number;
  /** @returns the `seq` of the packet's trace entry */
  transmit(source: Endpoint, destination: Endpoint, header: TcpHeader, payload: Uint8Array): number;
  /** The connection is over: nothing that arrives is for it any more. */
  forget(connection: TcpConnection): void;
}

/**
 * `connecting`: our SYN is out; `accepting`: their SYN was answered; `open`: from the handshake
 * until both FINs are acknowledged; `lingering`: TIME_WAIT.
 */
type State = 'connecting' | 'accepting' | 'open' | 'lingering' | 'gone';

const nobody: StreamHandlers = { received() {}, closed() {} };

/**
 * One end of a TCP connection (RFC 793), as far as a network without congestion needs it:
 * handshake with MSS option, cumulative and delayed acknowledgements, retransmission, reassembly,
 * FIN in both directions, RST. When FIN arrives, this side sends what it still has to send and then
 * its own FIN: no connection stays half open. Left out: congestion control, fast retransmission,
 * measured round trips, a window that shrinks, simultaneous open, urgent data.
 */
export class TcpConnection implements ByteStream, HasPresent {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly #environment: TcpEnvironment;
  readonly #outgoing: Outgoing;
  readonly #incoming = new Incoming((bytes) => {
    if (!this.#isGone) this.#handlers.received(bytes);
  });
  #handlers = nobody;
  #state: State = 'connecting';
  #segmentSize = defaultSegmentSize;
  /** Whoever is told when their handshake with us is done; false when it is no longer wanted. */
  #accepted: (stream: ByteStream) => boolean = () => false;
  #closedReported = false;
  #aborting: Timer | undefined;
  /** Our FIN left before theirs arrived: we linger. */
  #endedFirst = false;

  /** Retransmissions so far of the oldest segment in flight. */
  #retries = 0;
  /** Of the oldest segment in flight, of the other side's FIN, or of lingering. */
  readonly #deadline: Deadline;
  readonly #acknowledgements: DelayedAcknowledgement;

  constructor(
    environment: TcpEnvironment,
    local: Endpoint,
    remote: Endpoint,
    initialSequence: number,
  ) {
    this.#environment = environment;
    this.local = local;
    this.remote = remote;
    this.#outgoing = new Outgoing(initialSequence);
    const { clock, causes } = environment;
    this.#deadline = new Deadline(clock, () => this.#onDeadline());
    this.#acknowledgements = new DelayedAcknowledgement(clock, causes, () => this.#acknowledge());
  }

  get #isGone(): boolean {
    return this.#state === 'gone';
  }

  /** Sends the first SYN. */
  connect(): void {
    this.#launch(this.#outgoing.syn());
  }

  /** Answers the other side's SYN. `accepted` gets the stream when the handshake is done: it is open
   * then, and `opened` is not called on it. */
  answer(syn: TcpHeader, accepted: (stream: ByteStream) => boolean): void {
    this.#state = 'accepting';
    this.#accepted = accepted;
    this.#agree(syn);
    this.#launch(this.#outgoing.syn());
  }

  handle(handlers: StreamHandlers): void {
    this.#handlers = handlers;
  }

  /** The bytes must not be changed afterwards. After `end` and after the close they go nowhere. */
  write(bytes: Uint8Array): void {
    if (this.#isGone) return;
    this.#outgoing.write(bytes);
    this.#flush();
  }

  end(): void {
    this.#outgoing.end();
    this.#flush();
  }

  abort(): void {
    if (this.#closedReported || this.#isGone) return;
    if (this.#state === 'open') this.#send(this.#outgoing.next, flags.ackRst);
    this.#stop();
    // Stays known to the host until then, so that a power cut can still silence it.
    this.#aborting = this.#environment.clock.setTimeout(() => this.#close('aborted'), 0);
  }

  /** Loses everything without a word to anybody: the power is off. */
  vanish(): void {
    this.#handlers = nobody;
    this.#remove();
  }

  /** One that lingers is as good as gone: nobody uses its port again before it is. */
  present(into: Present): void {
    if (this.#state === 'lingering') {
      this.#deadline.idle(into);
      this.#acknowledgements.idle(into);
      return;
    }
    putEndpoint(into, 'tcp', this.local);
    putEndpoint(into, 'tcp', this.remote);
    into.put(this.#state, this.#segmentSize, this.#closedReported, this.#endedFirst, this.#retries);
    this.#outgoing.present(directionOf(this.local, this.remote), into);
    this.#incoming.present(directionOf(this.remote, this.local), into);
    this.#deadline.present(into);
    this.#acknowledgements.present(into);
    into.timer(this.#aborting);
  }

  /** @param entry the trace entry of the packet */
  arrived(header: TcpHeader, payload: Uint8Array, entry: number): void {
    if (this.#isGone) return;
    if (this.#state === 'connecting') this.#answered(header);
    else if (header.flags.rst) this.#resetBy(header);
    else if (header.flags.syn) this.#repeatAnswer();
    else if (header.flags.ack) this.#carryOn(header, payload, entry);
  }

  /** The answer to our SYN (RFC 793 section 3.9, SYN-SENT). */
  #answered(header: TcpHeader): void {
    const { syn, ack, rst } = header.flags;
    const acceptable = ack && header.acknowledgement === this.#outgoing.next;
    if (rst) {
      if (acceptable) this.#close('refused');
    } else if (ack && !acceptable) {
      // An old connection of the same name: its other end is told that it is over.
      this.#environment.transmit(this.local, this.remote, resetAnswer(header, 0), noBytes);
    } else if (ack && syn) {
      this.#agree(header);
      this.#acknowledged(header.acknowledgement);
      this.#state = 'open';
      this.#acknowledge();
      this.#handlers.opened?.();
      this.#flush();
    }
  }

  #resetBy(header: TcpHeader): void {
    const ahead = distance(this.#incoming.next, header.sequence);
    if (ahead >= 0 && ahead < advertisedWindow) this.#close('reset');
  }

  /**
   * A SYN that comes again, or one of a host that forgot the connection. The second answers our
   * acknowledgement with RST (RFC 5961 section 4), and the way is free for a new connection.
   */
  #repeatAnswer(): void {
    const unanswered = this.#outgoing.inFlight[0];
    if (this.#state === 'accepting' && unanswered) this.#sendSegment(unanswered);
    else this.#acknowledge();
  }

  #carryOn(header: TcpHeader, payload: Uint8Array, entry: number): void {
    if (!this.#outgoing.mayAcknowledge(header.acknowledgement)) {
      this.#acknowledge();
      return;
    }
    this.#acknowledged(header.acknowledgement);
    if (this.#state === 'accepting' && !this.#open()) return;
    const fin = header.flags.fin === true;
    if (payload.length > 0 || fin) this.#receive(header.sequence, payload, fin, entry);
    this.#flush();
    this.#finish();
  }

  /** @returns whether the connection we answered is open now */
  #open(): boolean {
    if (this.#outgoing.inFlight.length > 0) return false;
    this.#state = 'open';
    if (!this.#accepted(this)) this.abort();
    return !this.#isGone;
  }

  #receive(sequence: number, payload: Uint8Array, fin: boolean, entry: number): void {
    const arrival = this.#incoming.accept(sequence, payload, fin);
    if (this.#isGone) return;
    if (arrival !== 'in order') {
      this.#acknowledge();
      return;
    }
    const { ended, next } = this.#incoming;
    if (ended) {
      this.#outgoing.end();
      this.#flush();
    }
    this.#acknowledgements.owe(next, entry, ended);
  }

  /** Sends what may be sent. */
  #flush(): void {
    if (this.#state !== 'open') return;
    for (
      let segment = this.#outgoing.nextSegment(this.#segmentSize);
      segment;
      segment = this.#outgoing.nextSegment(this.#segmentSize)
    )
      this.#launch(segment);
  }

  #launch(segment: Segment): void {
    if (segment.kind === 'fin') this.#endedFirst = !this.#incoming.ended;
    this.#sendSegment(segment);
    if (this.#outgoing.inFlight.length === 1) this.#awaitAcknowledgement();
  }

  #acknowledged(acknowledgement: number): void {
    if (!this.#outgoing.acknowledge(acknowledgement)) return;
    this.#retries = 0;
    if (this.#outgoing.inFlight.length > 0) this.#awaitAcknowledgement();
    else this.#deadline.clear();
  }

  /** @returns false when the oldest segment has waited often enough */
  #awaitAcknowledgement(): boolean {
    const waits = this.#state === 'connecting' ? synWaits : retransmissionWaits;
    const wait = waits[this.#retries];
    if (wait !== undefined) this.#deadline.set(wait);
    return wait !== undefined;
  }

  /** Goes as far towards the end as both sides have come. */
  #finish(): void {
    if (this.#state !== 'open' || !this.#outgoing.finSent) return;
    const { finAcknowledged } = this.#outgoing;
    if (!this.#incoming.ended) {
      if (finAcknowledged) this.#deadline.set(finWait);
      return;
    }
    this.#report('ended');
    if (!finAcknowledged) return;
    if (this.#endedFirst) {
      this.#state = 'lingering';
      this.#deadline.set(lingering);
    } else this.#remove();
  }

  #onDeadline(): void {
    const oldest = this.#outgoing.inFlight[0];
    if (this.#state === 'lingering') this.#remove();
    else if (!oldest) this.#close('timeout');
    else {
      // The packet that was not answered is the cause; the clock puts back the one from before.
      this.#environment.causes.current = oldest.entry;
      this.#retries++;
      if (this.#awaitAcknowledgement()) this.#sendSegment(oldest);
      else this.#close('timeout');
    }
  }

  /** Takes the other side's SYN. */
  #agree(syn: TcpHeader): void {
    this.#incoming.next = advance(syn.sequence, 1);
    this.#segmentSize = Math.min(this.#environment.mss, syn.mss ?? defaultSegmentSize);
  }

  #acknowledge(): void {
    this.#send(this.#outgoing.next, flags.ack);
  }

  #sendSegment(segment: Segment): void {
    const { kind, push, payload, sequence } = segment;
    if (kind === 'syn')
      segment.entry = this.#send(
        sequence,
        this.#state === 'connecting' ? flags.syn : flags.synAck,
        payload,
        this.#environment.mss,
      );
    else if (kind === 'fin') segment.entry = this.#send(sequence, flags.ackFin);
    else segment.entry = this.#send(sequence, push ? flags.ackPsh : flags.ack, payload);
  }

  #send(sequence: number, flags: TcpFlags, payload = noBytes, mss?: number): number {
    const acknowledgement = this.#incoming.next;
    this.#acknowledgements.sent(acknowledgement);
    const window = advertisedWindow;
    const header: TcpHeader =
      mss === undefined
        ? { sequence, acknowledgement, flags, window }
        : { sequence, acknowledgement, flags, window, mss };
    return this.#environment.transmit(this.local, this.remote, header, payload);
  }

  #close(reason: CloseReason): void {
    this.#remove();
    this.#report(reason);
  }

  #remove(): void {
    this.#stop();
    this.#environment.forget(this);
  }

  #stop(): void {
    this.#state = 'gone';
    this.#deadline.cancelTimer();
    this.#acknowledgements.cancelTimer();
  }

  #report(reason: CloseReason): void {
    if (this.#closedReported) return;
    this.#closedReported = true;
    this.#handlers.closed(reason);
  }
}
