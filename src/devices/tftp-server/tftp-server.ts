import {
  counted,
  type Endpoint,
  FormatError,
  formatEndpoint,
  type Millis,
  Port,
  Seconds,
} from '../../basics/index.ts';
import type { DatagramSocket } from '../../network/index.ts';
import {
  decodeTftp,
  describeTftp,
  ErrorCode,
  encodeTftp,
  errorMessage,
  errorOpcode,
  opcodeOf,
  printable,
  type ReadRequest,
  type TftpError,
  type TftpMessage,
  toNetascii,
} from '../../protocols/tftp/index.ts';
import type { HasPresent, LogEntry, Present } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import { nameBelowRoot } from './file-name.ts';
import type { FileSource } from './file-source.ts';
import { negotiate } from './negotiation.ts';
import { recordMessage } from './record-message.ts';
import { Transfer, type TransferEnd } from './transfer.ts';

export interface TftpServerOptions {
  /** 69 by default. */
  readonly port?: Port;
  /** Service parameter "Maximum Serving Count": transfers at the same time, 200 by default. */
  readonly maximumServingCount?: number;
  /** How long to wait for an acknowledgement; 2 s by default. Not documented; chosen here. */
  readonly timeout?: Millis;
  /** How often a block is sent in all; 5 by default. Not documented; chosen here. */
  readonly tries?: number;
}

/** Guide, "Reviewing the Log Files", gives the folder; the name of the file is chosen here. */
const logFile = 'C:\\Program Files\\Cisco\\Trace\\TFTP\\ctftp00000000.txt';

/** What is sent of a file in each mode; `mail` was never served (RFC 1123 section 4.2.2.2). */
const conversions = new Map<string, (stored: Uint8Array) => Uint8Array>([
  ['octet', (stored) => stored],
  ['netascii', toNetascii],
]);

/**
 * A TFTP server from which files can be read and to which none can be written (RFC 1350, with the
 * options of RFC 2348, 2349 and 7440). Names are looked up below the root of the file source only,
 * and case does not tell them apart, as on the Windows servers of CallManager 4.1.
 */
export class TftpServer implements HasPresent {
  readonly #environment: Environment;
  readonly #files: FileSource;
  readonly #options: Required<TftpServerOptions>;
  readonly #transfers = new Map<string, Transfer>();
  #socket: DatagramSocket | undefined;

  constructor(environment: Environment, files: FileSource, options: TftpServerOptions = {}) {
    this.#environment = environment;
    this.#files = files;
    this.#options = {
      port: Port(69),
      maximumServingCount: 200,
      timeout: Seconds(2),
      tries: 5,
      ...options,
    };
  }

  /** How many transfers are under way. */
  get serving(): number {
    return this.#transfers.size;
  }

  present(into: Present): void {
    into.put(this.#socket !== undefined);
    for (const transfer of this.#transfers.values()) into.part('transfer', transfer);
  }

  /** @throws UserError when the port is taken */
  start(): void {
    if (this.#socket) return;
    this.#socket = this.#environment.host.udp(this.#options.port);
    this.#socket.onDatagram((payload, from) => this.#receive(payload, from));
  }

  /** Ends all transfers without a word to the clients, as a service that is stopped. */
  stop(): void {
    this.#socket?.close();
    this.#socket = undefined;
    for (const transfer of this.#transfers.values()) transfer.stop();
    this.#transfers.clear();
  }

  #receive(payload: Uint8Array, from: Endpoint): void {
    const opcode = opcodeOf(payload);
    if (opcode === undefined || opcode === errorOpcode) return;
    const answer = this.#answer(payload, from);
    if (answer) this.#refuse(from, answer);
  }

  /** @returns the refusal, if it is one */
  #answer(payload: Uint8Array, from: Endpoint): TftpError | undefined {
    let message: TftpMessage;
    try {
      message = decodeTftp(payload);
    } catch (error) {
      if (error instanceof FormatError)
        return errorMessage(ErrorCode.illegalOperation, error.problem);
      throw error;
    }
    if (message.kind === 'read request') {
      this.#read(message, from);
      return undefined;
    }
    if (message.kind === 'write request')
      return errorMessage(ErrorCode.accessViolation, 'Files cannot be written to this server');
    return errorMessage(ErrorCode.unknownTransferId);
  }

  #read(request: ReadRequest, client: Endpoint): void {
    const before = this.#transfers.get(formatEndpoint(client));
    if (before && before.plan.file === request.file && !before.underWay) return;
    if (before) this.#drop(before);

    const { trace, name: host } = this.#environment;
    const asked = logged(`${formatEndpoint(client)} asks for ${describeTftp(request).detail}`);
    const because = this.#files.facts?.(nameBelowRoot(request.file) ?? request.file);
    trace.recordAnd(host, asked, () => this.#serve(request, client), because);
  }

  #serve(request: ReadRequest, client: Endpoint): void {
    const { maximumServingCount } = this.#options;
    if (this.#transfers.size >= maximumServingCount) {
      this.#log(
        `${formatEndpoint(client)} is not answered: Maximum Serving Count ${maximumServingCount}`,
      );
      return;
    }
    const found = this.#find(request);
    if (found instanceof Uint8Array) this.#send(request, client, found);
    else this.#refuse(client, found);
  }

  #find({ file, mode }: ReadRequest): Uint8Array | TftpError {
    const convert = conversions.get(mode.toLowerCase());
    if (!convert)
      return errorMessage(ErrorCode.illegalOperation, `Mode ${printable(mode)} is not served`);
    const name = nameBelowRoot(file);
    if (name === undefined) return errorMessage(ErrorCode.accessViolation);
    const stored = this.#files.read(name);
    return stored ? convert(stored) : errorMessage(ErrorCode.fileNotFound);
  }

  #send(request: ReadRequest, client: Endpoint, contents: Uint8Array): void {
    const { timeout, tries } = this.#options;
    const terms = negotiate(request.options, contents.length, timeout);
    const plan = { client, file: request.file, contents, terms, tries };
    const transfer = new Transfer(this.#environment, plan, (end) => this.#ended(transfer, end));
    this.#transfers.set(formatEndpoint(client), transfer);
    transfer.start();
  }

  #ended({ plan, blocks }: Transfer, end: TransferEnd): void {
    this.#transfers.delete(formatEndpoint(plan.client));
    const what = `${printable(plan.file)}, ${counted(plan.contents.length, 'byte')} in ${counted(blocks, 'block')}`;
    this.#log(
      end.sent
        ? `${formatEndpoint(plan.client)} has got ${what}`
        : `${formatEndpoint(plan.client)} has not got ${what}: ${end.why}`,
    );
  }

  /** The client has begun anew from the same port: its old transfer leads nowhere. */
  #drop(transfer: Transfer): void {
    transfer.stop();
    this.#ended(transfer, { sent: false, why: 'the client asked anew' });
  }

  #refuse(client: Endpoint, message: TftpError): void {
    this.#log(`${formatEndpoint(client)} is refused with error ${describeTftp(message).detail}`);
    const socket = this.#environment.host.udp();
    recordMessage(this.#environment, message, client, () =>
      socket.send(encodeTftp(message), client),
    );
    socket.close();
  }

  #log(text: string): void {
    const { trace, name } = this.#environment;
    trace.record(name, logged(text));
  }
}

const logged = (text: string): LogEntry => ({
  kind: 'log',
  file: logFile,
  text,
  guide: 'log/tftp',
});
