import type { Present } from '../../simulation/index.ts';
import { advertisedWindow } from './constants.ts';
import { advance, distance } from './sequence.ts';

/** `old`: all of it was here before; `early`: something before it is missing. */
export type Arrival = 'in order' | 'early' | 'old';

interface Piece {
  readonly sequence: number;
  readonly payload: Uint8Array;
  readonly fin: boolean;
}

/** The receiving half of a connection: puts segments in order and hands each byte on once. */
export class Incoming {
  /** The sequence number that is expected next. */
  next = 0;
  /** The other side's FIN is here, and all before it. */
  ended = false;
  /** Pieces behind a gap, in order of sequence. */
  readonly #early: Piece[] = [];
  readonly #deliver: (bytes: Uint8Array) => void;

  constructor(deliver: (bytes: Uint8Array) => void) {
    this.#deliver = deliver;
  }

  accept(sequence: number, payload: Uint8Array, fin: boolean): Arrival {
    const ahead = distance(this.next, sequence);
    if (this.ended || ahead + payload.length + Number(fin) <= 0) return 'old';
    if (ahead > 0) {
      if (ahead + payload.length <= advertisedWindow) this.#keep({ sequence, payload, fin });
      return 'early';
    }
    this.#take(ahead === 0 ? payload : payload.subarray(-ahead), fin);
    while (this.#early.length > 0 && !this.ended) {
      const piece = this.#early[0] as Piece;
      const gap = distance(this.next, piece.sequence);
      if (gap > 0) break;
      this.#early.shift();
      if (gap + piece.payload.length + Number(piece.fin) > 0)
        this.#take(piece.payload.subarray(-gap), piece.fin);
    }
    return 'in order';
  }

  /** @param space names this direction of the connection */
  present(space: string, into: Present): void {
    into.put(this.ended, this.#early.length);
    into.place(space, this.next);
    for (const { sequence, payload, fin } of this.#early) {
      into.place(space, sequence);
      into.put(fin);
      into.bytes(payload);
    }
  }

  #take(payload: Uint8Array, fin: boolean): void {
    this.next = advance(this.next, payload.length + Number(fin));
    this.ended = fin;
    if (payload.length > 0) this.#deliver(payload);
  }

  #keep(piece: Piece): void {
    let place = this.#early.length;
    while (place > 0) {
      const other = this.#early[place - 1] as Piece;
      const ahead = distance(other.sequence, piece.sequence);
      if (ahead === 0 && other.payload.length >= piece.payload.length && other.fin >= piece.fin)
        return;
      if (ahead >= 0) break;
      place--;
    }
    this.#early.splice(place, 0, piece);
  }
}
