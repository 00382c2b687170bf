import { ByteReader, ByteWriter, FormatError, tryRead } from '../../basics/index.ts';
import {
  bootFileOffset,
  headerFields,
  headerSize,
  readHeader,
  serverNameOffset,
} from './header.ts';
import type { DhcpMessage, DhcpOptions, OtherOption } from './message.ts';
import { type OptionsDraft, optionByCode, optionFields } from './options.ts';

export const dhcpFormat = 'DHCP message';
/** 99, 130, 83, 99 (RFC 2131 section 3). */
export const magicCookie = 0x6382_5363;
/** The smallest BOOTP message (RFC 1542 section 2.1). */
const smallestMessage = 300;

const pad = 0;
const overload = 52;
const end = 255;

/** An option, or a piece of one, as it lies in the message. */
export interface Fragment {
  readonly code: number;
  /** Of the code byte. */
  readonly offset: number;
  /** Of code, length and value together. */
  readonly length: number;
  readonly value: Uint8Array;
}

/** @throws FormatError */
export function readDhcp(bytes: Uint8Array): DhcpMessage {
  return readWithFragments(bytes).message;
}

/** Undefined for what is no DHCP message: hosts take no notice of it. */
export function tryReadDhcp(bytes: Uint8Array): DhcpMessage | undefined {
  const message = tryRead(() => readDhcp(bytes));
  return message instanceof FormatError ? undefined : message;
}

/** The message, and where each of its options lies. @throws FormatError */
export function readWithFragments(bytes: Uint8Array): {
  readonly message: DhcpMessage;
  readonly fragments: readonly Fragment[];
} {
  const reader = new ByteReader(bytes, dhcpFormat);
  const header = readHeader(reader);
  if (reader.u32('magic cookie') !== magicCookie)
    reader.fail('there is no DHCP magic cookie', headerSize);
  const fragments = readFragments(reader);

  // RFC 2132 section 9.3; `file` comes before `sname` (RFC 2131 section 4.1).
  const overloaded = fragments.find((fragment) => fragment.code === overload);
  const where = overloaded?.value[0] ?? 0;
  if (overloaded && (overloaded.value.length !== 1 || where < 1 || where > 3))
    reader.fail('option 52 is not one byte from 1 to 3', overloaded.offset);
  if (where & 1) {
    header.bootFile = '';
    fragments.push(...readFragments(part(bytes, bootFileOffset, headerSize)));
  }
  if (where & 2) {
    header.serverName = '';
    fragments.push(...readFragments(part(bytes, serverNameOffset, bootFileOffset)));
  }
  return { message: { ...header, options: readOptions(reader, fragments) }, fragments };
}

const part = (bytes: Uint8Array, start: number, stop: number) =>
  new ByteReader(bytes, dhcpFormat, { start, end: stop });

function readFragments(reader: ByteReader): Fragment[] {
  const fragments: Fragment[] = [];
  for (;;) {
    const offset = reader.offset;
    const code = reader.u8('an option, or the end of the options,');
    if (code === end) return fragments;
    if (code === pad) continue;
    const value = reader.take(reader.u8(`length of option ${code}`), `option ${code}`);
    fragments.push({ code, offset, length: reader.offset - offset, value });
  }
}

/** Pieces of one option are put together before they are understood (RFC 3396 section 7). */
function readOptions(reader: ByteReader, fragments: readonly Fragment[]): DhcpOptions {
  const whole = new Map<number, { readonly offset: number; readonly value: ByteWriter }>();
  for (const { code, offset, value } of fragments) {
    const before = whole.get(code);
    if (before) before.value.put(value);
    else whole.set(code, { offset, value: new ByteWriter({ capacity: value.length }).put(value) });
  }
  whole.delete(overload);

  const options: OptionsDraft = {};
  const others: OtherOption[] = [];
  for (const [code, { offset, value }] of whole) {
    const field = optionByCode.get(code);
    const problem = field?.read(value.done(), options);
    if (problem !== undefined) reader.fail(`option ${code} ${problem}`, offset);
    if (!field) others.push({ code, value: value.done() });
  }
  if (others.length > 0) options.others = others;
  return options;
}

/** Options longer than 255 bytes are cut into pieces (RFC 3396 section 5); overload is not used. */
export function writeDhcp(message: DhcpMessage): Uint8Array {
  const writer = new ByteWriter({ capacity: smallestMessage });
  for (const field of headerFields) field.write(writer, message);
  writer.u32(magicCookie);
  for (const field of optionFields) {
    const value = field.write(message.options);
    if (value) writeOption(writer, field.code, value);
  }
  for (const { code, value } of message.options.others ?? []) writeOption(writer, code, value);
  writer.u8(end);
  return writer.zeros(Math.max(0, smallestMessage - writer.length)).done();
}

function writeOption(writer: ByteWriter, code: number, value: Uint8Array): void {
  let at = 0;
  do {
    const piece = value.subarray(at, at + 255);
    writer.u8(code).u8(piece.length).put(piece);
    at += 255;
  } while (at < value.length);
}
