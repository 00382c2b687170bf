import {
  ByteWriter,
  type Endpoint,
  FormatError,
  type Millis,
  Seconds,
  sameEndpoint,
} from '../../basics/index.ts';
import { type DatagramSocket, putEndpoint } from '../../network/index.ts';
import {
  type Data,
  decodeTftpIfWhole,
  describeTftp,
  ErrorCode,
  encodeTftp,
  errorMessage,
  errorOpcode,
  opcodeOf,
  type TftpError,
  type TftpMessage,
} from '../../protocols/tftp/index.ts';
import type { HasPresent, Present, Timer } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';

export interface FileRequest {
  readonly server: Endpoint;
  readonly file: string;
  /** In bytes; a file that turns out to be longer is refused. No limit when it is left out. */
  readonly sizeLimit?: number;
  /** How long to wait for an answer; 4 s by default. Not documented; chosen here. */
  readonly timeout?: Millis;
  /** The entries of the trace because of which this file is asked for from this server. */
  readonly because?: readonly number[];
  /** How often a request or an acknowledgement is sent; 4 by default. Not documented; chosen here. */
  readonly tries?: number;
}

export type FileResult =
  | { readonly outcome: 'received'; readonly bytes: Uint8Array }
  /** Error 1. */
  | { readonly outcome: 'not-found' }
  /** Any other error of the server. */
  | { readonly outcome: 'error'; readonly code: number; readonly text: string }
  | { readonly outcome: 'timeout' }
  | { readonly outcome: 'too-large' };

/** A file on its way. */
export interface FileFetch extends HasPresent {
  /** Nothing more comes of it. */
  readonly isOver: boolean;
  /** Ends it without a word to the server; no result is delivered any more. */
  cancel(): void;
}

/**
 * Fetches a file as the phones do: mode octet, no options, from a new port for each request
 * (packet captures of a 7940 and a 7962).
 * @param deliver gets the result, once, in a later turn than this call
 */
export function fetchFile(
  environment: Environment,
  request: FileRequest,
  deliver: (result: FileResult) => void,
): FileFetch {
  const fetch = new Fetch(environment, request, deliver);
  fetch.start();
  return fetch;
}

const blockSize = 512;

class Fetch implements FileFetch {
  readonly #environment: Environment;
  readonly #request: Required<Omit<FileRequest, 'because'>> & FileRequest;
  readonly #deliver: (result: FileResult) => void;
  readonly #socket: DatagramSocket;
  /** The endpoint that sent the first block: the server's side of the transfer. */
  #peer: Endpoint | undefined;
  /** What came so far, of how many blocks. */
  readonly #contents = new ByteWriter({ capacity: blockSize });
  #blocks = 0;
  #complete = false;
  #isOver = false;
  /** How often the message that waits for an answer was sent. */
  #tried = 0;
  #timer: Timer | undefined;

  constructor(
    environment: Environment,
    request: FileRequest,
    deliver: (result: FileResult) => void,
  ) {
    this.#environment = environment;
    this.#request = {
      sizeLimit: Number.POSITIVE_INFINITY,
      timeout: Seconds(4),
      tries: 4,
      ...request,
    };
    this.#deliver = deliver;
    this.#socket = environment.host.udp();
  }

  start(): void {
    this.#socket.onDatagram((payload, from) => this.#receive(payload, from));
    try {
      this.#sendAndWait();
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      const result = { outcome: 'error', code: ErrorCode.notDefined, text: error.problem } as const;
      this.#wait(() => this.#finish(result), 0);
    }
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  cancel(): void {
    this.#isOver = true;
    this.#clearTimer();
    this.#socket.close();
  }

  present(into: Present): void {
    putEndpoint(into, 'udp', { address: this.#environment.host.address, port: this.#socket.port });
    if (this.#peer) putEndpoint(into, 'udp', this.#peer);
    into.put(this.#request.server.address, this.#request.file, this.#complete, this.#tried);
    into.bytes(this.#contents.done());
    into.timer(this.#timer);
  }

  /** Sends what the server is to answer next, and sends it again when no answer comes. */
  #sendAndWait(): void {
    this.#tried++;
    if (this.#blocks > 0) this.#acknowledge();
    // What comes of the silence comes of the request that nobody answered.
    const cause = this.#blocks > 0 ? this.#environment.trace.causes.current : this.#ask();
    this.#environment.trace.causes.within(cause, () => this.#wait(() => this.#expire()));
  }

  #expire(): void {
    if (this.#tried < this.#request.tries) this.#sendAndWait();
    else this.#finish({ outcome: 'timeout' });
  }

  #receive(payload: Uint8Array, from: Endpoint): void {
    if (this.#isStranger(from)) {
      const opcode = opcodeOf(payload);
      if (opcode !== undefined && opcode !== errorOpcode)
        this.#sendError(errorMessage(ErrorCode.unknownTransferId), from);
      return;
    }
    const message = decodeTftpIfWhole(payload);
    if (message?.kind === 'data') this.#take(message, from);
    else if (message?.kind === 'error' && !this.#complete) this.#finish(resultOf(message));
  }

  /** RFC 1350 section 4: what comes from another endpoint than that of the first answer is not
   * part of the transfer. */
  #isStranger(from: Endpoint): boolean {
    return this.#peer
      ? !sameEndpoint(from, this.#peer)
      : from.address !== this.#request.server.address;
  }

  /** A block that is neither the next one nor the last one again is ignored, and so is one of more
   * bytes than were agreed. */
  #take({ block, bytes }: Data, from: Endpoint): void {
    if (bytes.length > blockSize) return;
    if (this.#blocks > 0 && block === (this.#blocks & 0xffff)) this.#acknowledge();
    else if (!this.#complete && block === ((this.#blocks + 1) & 0xffff)) {
      this.#peer = from;
      this.#append(bytes);
    }
  }

  #append(bytes: Uint8Array): void {
    if (this.#contents.length + bytes.length > this.#request.sizeLimit) {
      this.#sendError(errorMessage(ErrorCode.diskFull));
      this.#finish({ outcome: 'too-large' });
      return;
    }
    this.#contents.put(bytes);
    this.#blocks++;
    this.#tried = 0;
    if (bytes.length === blockSize) this.#sendAndWait();
    else this.#completeFile();
  }

  /** The socket stays for a while, to acknowledge the last block again when the acknowledgement
   * was lost (RFC 1350 section 6). */
  #completeFile(): void {
    this.#complete = true;
    this.#acknowledge();
    this.#wait(() => this.cancel());
    this.#deliver({ outcome: 'received', bytes: this.#contents.done() });
  }

  #finish(result: FileResult): void {
    this.cancel();
    this.#deliver(result);
  }

  /** @returns the trace entry of the request */
  #ask(): number {
    const { server, file, tries, because } = this.#request;
    const message = { kind: 'read request', file, mode: 'octet', options: [] } as const;
    const datagram = encodeTftp(message);
    const again = this.#tried > 1 ? `try ${this.#tried} of ${tries}` : undefined;
    const send = () => this.#socket.send(datagram, server);
    return this.#record(message, server, { more: again, because }, send);
  }

  #acknowledge(): void {
    const block = this.#blocks & 0xffff;
    this.#socket.send(encodeTftp({ kind: 'acknowledgement', block }), this.#peer as Endpoint);
  }

  #sendError(message: TftpError, to = this.#peer as Endpoint): void {
    this.#record(message, to, {}, () => this.#socket.send(encodeTftp(message), to));
  }

  #record(
    message: TftpMessage,
    to: Endpoint,
    { more, because }: { more?: string | undefined; because?: readonly number[] | undefined },
    send: () => void,
  ): number {
    const { trace, name: host } = this.#environment;
    const { name, detail: said } = describeTftp(message);
    const detail = more ? `${said}, ${more}` : said;
    const body = { kind: 'message', protocol: 'TFTP', name, to, detail } as const;
    const entry = trace.record(host, body, trace.causes.current, because);
    trace.causes.within(entry, send);
    return entry;
  }

  #wait(then: () => void, span = this.#request.timeout as number): void {
    this.#clearTimer();
    this.#timer = this.#environment.clock.setTimeout(then, span);
  }

  #clearTimer(): void {
    if (this.#timer) this.#environment.clock.clearTimeout(this.#timer);
  }
}

const resultOf = ({ code, text }: TftpError): FileResult =>
  code === ErrorCode.fileNotFound ? { outcome: 'not-found' } : { outcome: 'error', code, text };
