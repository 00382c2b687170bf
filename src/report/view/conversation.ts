import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';

/** Which packets carry which message, who heard them, and what became of them. */
export class Conversation {
  /** By the `seq` of a packet, the `seq` of the message in whose course it was sent. */
  readonly #messageOf = new Map<number, number>();
  readonly #messages = new Set<number>();
  readonly #packets = new Map<number, number[]>();
  readonly #senders = new Map<number, HostName>();
  readonly #hearers = new Map<number, Set<HostName>>();
  readonly #fates = new Map<number, EntryOf<'fate'>[]>();

  /** Takes the next entry of the run. */
  note(entry: TraceEntry): void {
    if (entry.kind === 'message') this.#messages.add(entry.seq);
    if (entry.kind === 'packet') this.#notePacket(entry);
    if (entry.cause === undefined) return;
    if (entry.kind === 'fate') this.#noteFate(entry, entry.cause);
    else this.#noteHearer(entry.host, entry.cause);
  }

  /** The `seq` of the message that a packet carries, or that it acknowledges. */
  messageOf(packet: number): number | undefined {
    return this.#messageOf.get(packet);
  }

  /** The `seq` of each packet in whose course the message went, oldest first. */
  packetsOf(message: number): readonly number[] {
    return this.#packets.get(message) ?? [];
  }

  /** The hosts that did something because of a packet, or of the first packet of a message. */
  hearersOf(seq: number): readonly HostName[] {
    const packet = this.#packets.get(seq)?.[0] ?? seq;
    return [...(this.#hearers.get(packet) ?? [])];
  }

  /** What became of a packet, or of the packets of a message, other than their arrival. */
  fatesOf(seq: number): readonly EntryOf<'fate'>[] {
    return this.#fates.get(seq) ?? [];
  }

  /** A packet that is sent because of another one goes on with the message of that one. */
  #notePacket({ seq, host, cause }: EntryOf<'packet'>): void {
    this.#senders.set(seq, host);
    if (cause === undefined) return;
    const message = this.#messages.has(cause) ? cause : this.#messageOf.get(cause);
    if (message === undefined) return;
    this.#messageOf.set(seq, message);
    append(this.#packets, message, seq);
  }

  #noteFate(fate: EntryOf<'fate'>, packet: number): void {
    append(this.#fates, packet, fate);
    const message = this.#messageOf.get(packet);
    if (message !== undefined) append(this.#fates, message, fate);
  }

  #noteHearer(host: HostName, packet: number): void {
    const sender = this.#senders.get(packet);
    if (sender === undefined || sender === host) return;
    const hearers = this.#hearers.get(packet);
    if (hearers) hearers.add(host);
    else this.#hearers.set(packet, new Set([host]));
  }
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
