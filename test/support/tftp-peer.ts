import { type Endpoint, Port } from '../../src/basics/index.ts';
import type { Environment } from '../../src/devices/environment.ts';
import { decodeTftp, encodeTftp, type TftpMessage } from '../../src/protocols/tftp/index.ts';

/** One end of TFTP that does nothing of its own: the test says what it sends. */
export class TftpPeer {
  readonly heard: { readonly message: TftpMessage; readonly from: Endpoint }[] = [];
  readonly endpoint: Endpoint;
  readonly #socket;

  constructor({ host }: Environment, port?: Port) {
    this.#socket = host.udp(port);
    this.endpoint = { address: host.address, port: this.#socket.port };
    this.#socket.onDatagram((payload, from) => {
      this.heard.push({ message: decodeTftp(payload), from });
    });
  }

  get messages(): TftpMessage[] {
    return this.heard.map(({ message }) => message);
  }

  /** The numbers of the blocks that came, in the order in which they came. */
  get blocks(): number[] {
    return this.messages.flatMap((message) => (message.kind === 'data' ? [message.block] : []));
  }

  /** Where the last message came from. */
  get partner(): Endpoint {
    return this.heard.at(-1)?.from ?? { ...this.endpoint, port: Port(0) };
  }

  send(message: TftpMessage | Uint8Array, to = this.partner): void {
    this.#socket.send(message instanceof Uint8Array ? message : encodeTftp(message), to);
  }

  ask(server: Endpoint, file: string, { mode = 'octet', options = {} } = {}): void {
    const pairs = Object.entries(options).map(([name, value]) => ({ name, value: String(value) }));
    this.send({ kind: 'read request', file, mode, options: pairs }, server);
  }

  acknowledge(block: number, to = this.partner): void {
    this.send({ kind: 'acknowledgement', block }, to);
  }
}
