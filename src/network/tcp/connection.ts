import type { Endpoint } from '../../basics/index.ts';
import type { HasPresent, Present, TcpHeader, Timer } from '../../simulation/index.ts';
import type { ByteStream, CloseReason, StreamHandlers } from '../host.ts';
import { directionOf, putEndpoint } from '../put-endpoint.ts';
import { advertisedWindow, finWait, lingering, noBytes } from './constants.ts';
import { Deadline } from './deadline.ts';
import { Incoming } from './incoming.ts';
import { resetAnswer } from './reset.ts';
import { Sender, type SenderEnvironment } from './sender.ts';
import { advance, distance } from './sequence.ts';

/** What a connection needs of the host it lives on. */
export interface TcpEnvironment extends SenderEnvironment {
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
  /** Of the oldest segment in flight, of the other side's FIN, or of lingering. */
  readonly #deadline: Deadline;
  readonly #sender: Sender;
  readonly #incoming = new Incoming((bytes) => {
    if (!this.#isGone) this.#handlers.received(bytes);
  });
  #handlers = nobody;
  #state: State = 'connecting';
  /** Whoever is told when their handshake with us is done; false when it is no longer wanted. */
  #accepted: (stream: ByteStream) => boolean = () => false;
  #closedReported = false;
  #aborting: Timer | undefined;

  constructor(
    environment: TcpEnvironment,
    local: Endpoint,
    remote: Endpoint,
    initialSequence: number,
  ) {
    this.#environment = environment;
    this.local = local;
    this.remote = remote;
    this.#deadline = new Deadline(environment.clock, () => this.#onDeadline());
    this.#sender = new Sender(environment, this, initialSequence, this.#incoming, this.#deadline);
  }

  get #isGone(): boolean {
    return this.#state === 'gone';
  }

  /** Sends the first SYN. */
  connect(): void {
    this.#sender.syn();
  }

  /** Answers the other side's SYN. `accepted` gets the stream when the handshake is done: it is open
   * then, and `opened` is not called on it. */
  answer(syn: TcpHeader, accepted: (stream: ByteStream) => boolean): void {
    this.#state = 'accepting';
    this.#accepted = accepted;
    this.#agree(syn);
    this.#sender.synAck();
  }

  handle(handlers: StreamHandlers): void {
    this.#handlers = handlers;
  }

  /** The bytes must not be changed afterwards. After `end` and after the close they go nowhere. */
  write(bytes: Uint8Array): void {
    if (this.#isGone) return;
    this.#sender.write(bytes);
    this.#flush();
  }

  end(): void {
    this.#sender.end();
    this.#flush();
  }

  abort(): void {
    if (this.#closedReported || this.#isGone) return;
    if (this.#state === 'open') this.#sender.reset();
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
      this.#sender.idle(into);
      return;
    }
    putEndpoint(into, 'tcp', this.local);
    putEndpoint(into, 'tcp', this.remote);
    into.put(this.#state, this.#closedReported);
    this.#sender.present(into);
    this.#incoming.present(directionOf(this.remote, this.local), into);
    this.#deadline.present(into);
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
    const acceptable = ack && header.acknowledgement === this.#sender.next;
    if (rst) {
      if (acceptable) this.#close('refused');
    } else if (ack && !acceptable) {
      // An old connection of the same name: its other end is told that it is over.
      this.#environment.transmit(this.local, this.remote, resetAnswer(header, 0), noBytes);
    } else if (ack && syn) {
      this.#agree(header);
      this.#sender.acknowledged(header.acknowledgement);
      this.#state = 'open';
      this.#sender.acknowledge();
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
    if (this.#state === 'accepting') this.#sender.repeat();
    else this.#sender.acknowledge();
  }

  #carryOn(header: TcpHeader, payload: Uint8Array, entry: number): void {
    if (!this.#sender.mayBeAcknowledged(header.acknowledgement)) {
      this.#sender.acknowledge();
      return;
    }
    this.#sender.acknowledged(header.acknowledgement);
    if (this.#state === 'accepting' && !this.#open()) return;
    const fin = header.flags.fin === true;
    if (payload.length > 0 || fin) this.#receive(header.sequence, payload, fin, entry);
    this.#flush();
    this.#finish();
  }

  /** @returns whether the connection we answered is open now */
  #open(): boolean {
    if (!this.#sender.allAcknowledged) return false;
    this.#state = 'open';
    if (!this.#accepted(this)) this.abort();
    return !this.#isGone;
  }

  #receive(sequence: number, payload: Uint8Array, fin: boolean, entry: number): void {
    const arrival = this.#incoming.accept(sequence, payload, fin);
    if (this.#isGone) return;
    if (arrival !== 'in order') {
      this.#sender.acknowledge();
      return;
    }
    if (this.#incoming.ended) {
      this.#sender.end();
      this.#flush();
    }
    this.#sender.acknowledgeLater(entry);
  }

  #flush(): void {
    if (this.#state === 'open') this.#sender.flush();
  }

  /** Goes as far towards the end as both sides have come. */
  #finish(): void {
    if (this.#state !== 'open' || !this.#sender.finSent) return;
    const { finAcknowledged, endedFirst } = this.#sender;
    if (!this.#incoming.ended) {
      if (finAcknowledged) this.#deadline.set(finWait);
      return;
    }
    this.#report('ended');
    if (!finAcknowledged || this.#isGone) return;
    if (endedFirst) {
      this.#state = 'lingering';
      this.#deadline.set(lingering);
    } else this.#remove();
  }

  #onDeadline(): void {
    if (this.#state === 'lingering') this.#remove();
    else if (!this.#sender.sendAgain()) this.#close('timeout');
  }

  /** Takes the other side's SYN. */
  #agree(syn: TcpHeader): void {
    this.#incoming.next = advance(syn.sequence, 1);
    this.#sender.limitSegments(syn.mss);
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
    this.#sender.stop();
    if (this.#aborting) this.#environment.clock.clearTimeout(this.#aborting);
  }

  #report(reason: CloseReason): void {
    if (this.#closedReported) return;
    this.#closedReported = true;
    this.#handlers.closed(reason);
  }
}
