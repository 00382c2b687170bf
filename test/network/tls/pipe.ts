import { Endpoint, Ipv4, Port } from '../../../src/basics/index.ts';
import type { ByteStream, CloseReason, StreamHandlers } from '../../../src/network/index.ts';

/** One end of a connection that only moves when `Pipe.run` is called. */
export class PipeEnd implements ByteStream {
  readonly local: Endpoint;
  readonly remote: Endpoint;
  handlers: StreamHandlers = { received() {}, closed() {} };
  /** What was written and has not arrived yet. */
  readonly sent: Uint8Array[] = [];
  state: 'open' | 'ended' | 'aborted' | 'closed' = 'open';

  constructor(local: Endpoint, remote: Endpoint) {
    this.local = local;
    this.remote = remote;
  }

  handle(handlers: StreamHandlers): void {
    this.handlers = handlers;
  }

  write(bytes: Uint8Array): void {
    if (this.state === 'open' && bytes.length > 0) this.sent.push(bytes);
  }

  end(): void {
    if (this.state === 'open') this.state = 'ended';
  }

  abort(): void {
    if (this.state !== 'closed') this.state = 'aborted';
  }

  close(reason: CloseReason): void {
    if (this.state === 'closed') return;
    this.state = 'closed';
    this.handlers.closed(reason);
  }
}

/** What a person in the middle makes of a piece; nothing when it gets lost with all that follows. */
export type Tamper = (from: 'client' | 'server', bytes: Uint8Array) => readonly Uint8Array[];

/** Two ends in memory: quick, and open to tampering. */
export class Pipe {
  readonly client: PipeEnd;
  readonly server: PipeEnd;

  constructor() {
    const ends = [
      Endpoint(Ipv4('10.1.0.21'), Port(50_000)),
      Endpoint(Ipv4('10.1.0.11'), Port(2443)),
    ] as const;
    this.client = new PipeEnd(...ends);
    this.server = new PipeEnd(ends[1], ends[0]);
  }

  /** Lets everything arrive, until nothing moves any more. */
  run(tamper: Tamper = (_, bytes) => [bytes]): void {
    while (this.#carry('client', tamper) || this.#carry('server', tamper)) {
      // What arrived may have been answered.
    }
  }

  #carry(side: 'client' | 'server', tamper: Tamper): boolean {
    const from = this[side];
    const to = side === 'client' ? this.server : this.client;
    const bytes = from.sent.shift();
    if (bytes && from.state !== 'aborted') {
      for (const piece of tamper(side, bytes))
        if (to.state === 'open' || to.state === 'ended') to.handlers.received(piece);
      return true;
    }
    if (from.state === 'aborted') {
      to.close('reset');
      from.close('aborted');
      return true;
    }
    if (from.state !== 'ended' || to.state === 'closed') return false;
    // FIN: as everywhere here, the other side sends what it has and ends too.
    to.end();
    if (to.sent.length > 0) return false;
    from.close('ended');
    to.close('ended');
    return true;
  }
}
