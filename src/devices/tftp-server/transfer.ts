import { counted, type Endpoint, sameEndpoint } from '../../basics/index.ts';
import { type DatagramSocket, putEndpoint } from '../../network/index.ts';
import {
  decodeTftpIfWhole,
  describeTftp,
  ErrorCode,
  encodeTftp,
  errorMessage,
  errorOpcode,
  opcodeOf,
  printable,
  type TftpMessage,
} from '../../protocols/tftp/index.ts';
import type { HasPresent, Present, Timer } from '../../simulation/index.ts';
import type { Environment } from '../environment.ts';
import type { Terms } from './negotiation.ts';
import { recordMessage } from './record-message.ts';

export interface TransferPlan {
  readonly client: Endpoint;
  readonly file: string;
  readonly contents: Uint8Array;
  readonly terms: Terms;
  /** How often a block is sent before the client is given up. */
  readonly tries: number;
}

/** How a transfer ended: `sent`, or in words why not. */
export type TransferEnd = { readonly sent: true } | { readonly sent: false; readonly why: string };

/** Sends one file to one client, from a socket of its own (RFC 1350 section 4). */
export class Transfer implements HasPresent {
  readonly plan: TransferPlan;
  /** The last block has less than a full block, if only nothing (RFC 1350 section 6). */
  readonly blocks: number;
  readonly #environment: Environment;
  readonly #socket: DatagramSocket;
  readonly #ended: (end: TransferEnd) => void;
  /** Whether the client has answered the options, or there are none to answer. */
  #agreed: boolean;
  /** Blocks are counted without the wrap at 65535 here. */
  #acknowledged = 0;
  #underWay = false;
  #sent = 0;
  #tries = 0;
  #timer: Timer | undefined;

  constructor(environment: Environment, plan: TransferPlan, ended: (end: TransferEnd) => void) {
    this.plan = plan;
    this.blocks = Math.floor(plan.contents.length / plan.terms.blockSize) + 1;
    this.#agreed = plan.terms.accepted.length === 0;
    this.#environment = environment;
    this.#ended = ended;
    this.#socket = environment.host.udp();
    this.#socket.onDatagram((payload, from) => this.#receive(payload, from));
  }

  /** Whether the client has acknowledged anything. */
  get underWay(): boolean {
    return this.#underWay;
  }

  start(): void {
    if (this.#agreed) this.#startData();
    else this.#record(this.#optionAcknowledgement(), () => this.#sendAndWait());
  }

  present(into: Present): void {
    const { client, file, contents, terms, tries } = this.plan;
    putEndpoint(into, 'udp', client);
    putEndpoint(into, 'udp', { address: this.#environment.host.address, port: this.#socket.port });
    into.put(file, tries, this.#agreed, this.#acknowledged, this.#sent, this.#tries);
    into.data(terms);
    into.bytes(contents);
    into.timer(this.#timer);
  }

  /** Ends without a word to the client. */
  stop(): void {
    this.#clearTimer();
    this.#socket.close();
  }

  /** The trace has one entry for all the blocks. */
  #startData(): void {
    this.#agreed = true;
    const { file, contents } = this.plan;
    const detail = `${printable(file)}, ${counted(contents.length, 'byte')} in ${counted(this.blocks, 'block')}`;
    this.#record(this.#block(1), () => this.#sendAndWait(), detail);
  }

  #receive(payload: Uint8Array, from: Endpoint): void {
    if (!sameEndpoint(from, this.plan.client)) {
      this.#refuseStranger(payload, from);
      return;
    }
    const message = decodeTftpIfWhole(payload);
    if (message?.kind === 'acknowledgement') this.#acknowledge(message.block);
    else if (message?.kind === 'error')
      this.#end({
        sent: false,
        why: `the client ended it with error ${describeTftp(message).detail}`,
      });
  }

  /** RFC 1350 section 4: error 5 to whoever it came from, and the transfer is not disturbed. */
  #refuseStranger(payload: Uint8Array, from: Endpoint): void {
    const opcode = opcodeOf(payload);
    if (opcode === undefined || opcode === errorOpcode) return;
    const refusal = errorMessage(ErrorCode.unknownTransferId);
    recordMessage(this.#environment, refusal, from, () =>
      this.#socket.send(encodeTftp(refusal), from),
    );
  }

  /**
   * An acknowledgement that brings nothing new is ignored: an answer to it would double all
   * traffic from there on (RFC 1123 section 4.2.3.1, "Sorcerer's Apprentice Syndrome").
   */
  #acknowledge(block: number): void {
    const progress = (block - this.#acknowledged) & 0xffff;
    const expected = this.#agreed
      ? progress > 0 && progress <= this.#sent - this.#acknowledged
      : block === 0;
    if (!expected) return;
    this.#underWay = true;
    this.#tries = 0;
    this.#acknowledged += progress;
    if (this.#acknowledged === this.blocks) this.#end({ sent: true });
    else if (this.#agreed) this.#sendAndWait();
    else this.#startData();
  }

  /** Sends what the client is to acknowledge next, and sends it again when no answer comes. */
  #sendAndWait(): void {
    if (this.#agreed) this.#sendWindow();
    else this.#socket.send(encodeTftp(this.#optionAcknowledgement()), this.plan.client);
    this.#tries++;
    this.#clearTimer();
    const { clock } = this.#environment;
    this.#timer = clock.setTimeout(() => this.#expire(), this.plan.terms.timeout);
  }

  #clearTimer(): void {
    if (this.#timer) this.#environment.clock.clearTimeout(this.#timer);
  }

  /** After an acknowledgement within a window the next window starts behind it (RFC 7440 section 4). */
  #sendWindow(): void {
    this.#sent = Math.min(this.#acknowledged + this.plan.terms.windowSize, this.blocks);
    for (let number = this.#acknowledged + 1; number <= this.#sent; number++)
      this.#socket.send(encodeTftp(this.#block(number)), this.plan.client);
  }

  #expire(): void {
    if (this.#tries < this.plan.tries) this.#sendAndWait();
    else this.#end({ sent: false, why: `no answer after ${this.#tries} tries` });
  }

  #end(end: TransferEnd): void {
    this.stop();
    this.#ended(end);
  }

  #block(number: number): TftpMessage {
    const { contents, terms } = this.plan;
    const end = number * terms.blockSize;
    const bytes = contents.subarray(end - terms.blockSize, end);
    return { kind: 'data', block: number & 0xffff, bytes };
  }

  #optionAcknowledgement(): TftpMessage {
    return { kind: 'option acknowledgement', options: this.plan.terms.accepted };
  }

  #record(message: TftpMessage, send: () => void, detail?: string): void {
    recordMessage(this.#environment, message, this.plan.client, send, detail);
  }
}
