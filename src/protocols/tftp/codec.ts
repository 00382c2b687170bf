import {
  type Annotation,
  ByteReader,
  ByteWriter,
  FormatError,
  tryRead,
} from '../../basics/index.ts';
import { type Field, format, options, rest, text, u16 } from './fields.ts';
import type { TftpKind, TftpMessage, TftpMessageOf } from './message.ts';

/** RFC 2347: "The maximum size of a request packet is 512 octets." */
const requestLimit = 512;

interface Layout<Kind extends TftpKind> {
  readonly opcode: number;
  readonly name: string;
  /** In the order on the wire. */
  readonly fields: {
    readonly [Key in Exclude<keyof TftpMessageOf<Kind>, 'kind'>]: Field<TftpMessageOf<Kind>[Key]>;
  };
  readonly limit?: number;
}

const request = { file: text('file name'), mode: text('mode'), options };

/** RFC 1350 section 5; the option acknowledgement: RFC 2347. */
const layouts: { readonly [Kind in TftpKind]: Layout<Kind> } = {
  'read request': { opcode: 1, name: 'Read Request', fields: request, limit: requestLimit },
  'write request': { opcode: 2, name: 'Write Request', fields: request, limit: requestLimit },
  data: { opcode: 3, name: 'Data', fields: { block: u16('block'), bytes: rest('data') } },
  acknowledgement: { opcode: 4, name: 'Acknowledgement', fields: { block: u16('block') } },
  error: { opcode: 5, name: 'Error', fields: { code: u16('error code'), text: text('message') } },
  'option acknowledgement': { opcode: 6, name: 'Option Acknowledgement', fields: { options } },
};

/** A layout as the loops below see it: fields by name, whatever they hold. */
interface AnyLayout extends Omit<Layout<TftpKind>, 'fields'> {
  readonly fields: Readonly<Record<string, Field<unknown>>>;
}
const layoutOf = (kind: TftpKind): AnyLayout => layouts[kind] as AnyLayout;

const kindsByOpcode = new Map(
  (Object.keys(layouts) as TftpKind[]).map((kind) => [layouts[kind].opcode, kind]),
);

/** The name of a message: `Read Request`. */
export const messageName = (kind: TftpKind): string => layouts[kind].name;

/** The opcode in the first two bytes, whatever stands behind it; undefined when there is none. */
export const opcodeOf = (datagram: Uint8Array): number | undefined =>
  datagram.length < 2 ? undefined : ((datagram[0] as number) << 8) | (datagram[1] as number);

export const errorOpcode = layouts.error.opcode;

/**
 * Reads one datagram. The bytes of a Data message are a view of it.
 * @throws FormatError when it is no TFTP message, or has more bytes than the message needs
 */
export function decodeTftp(datagram: Uint8Array): TftpMessage {
  return read(datagram);
}

/** As `decodeTftp`, for who takes no notice of what is broken: undefined instead of an error. */
export function decodeTftpIfWhole(datagram: Uint8Array): TftpMessage | undefined {
  const message = tryRead(() => decodeTftp(datagram));
  return message instanceof FormatError ? undefined : message;
}

/**
 * The bytes of one datagram.
 * @throws FormatError when a text holds a NUL or a character beyond Latin-1, or when a request has
 * more than 512 bytes (RFC 2347)
 */
export function encodeTftp(message: TftpMessage): Uint8Array {
  const { opcode, fields, limit } = layoutOf(message.kind);
  const writer = new ByteWriter().u16(opcode);
  const values = message as unknown as Readonly<Record<string, unknown>>;
  for (const [key, field] of Object.entries(fields)) field.write(writer, values[key]);
  checkLength(writer.length, limit);
  return writer.done();
}

/**
 * What each byte of a datagram is for.
 * @throws FormatError as `decodeTftp` does
 */
export function annotateTftp(datagram: Uint8Array): Annotation {
  const pieces: Annotation[] = [];
  const { kind } = read(datagram, (field, value, offset, length) =>
    pieces.push({
      offset,
      length,
      name: field.label,
      value: field.show(value),
      ...(field.pieces && { children: field.pieces(value, offset) }),
    }),
  );
  const { opcode, name } = layouts[kind];
  return {
    offset: 0,
    length: datagram.length,
    name: `TFTP ${name}`,
    children: [{ offset: 0, length: 2, name: 'opcode', value: `${opcode} ${name}` }, ...pieces],
  };
}

type Visit = (field: Field<unknown>, value: unknown, offset: number, length: number) => void;

function read(datagram: Uint8Array, visit: Visit = () => {}): TftpMessage {
  const reader = new ByteReader(datagram, format);
  const opcode = reader.u16('opcode');
  const kind = kindsByOpcode.get(opcode);
  if (kind === undefined) return reader.fail(`opcode ${opcode} is not one of 1 to 6`, 0);
  const { fields, limit } = layoutOf(kind);
  checkLength(datagram.length, limit);

  const message: Record<string, unknown> = { kind };
  for (const [key, field] of Object.entries(fields)) {
    const offset = reader.offset;
    const value = field.read(reader);
    message[key] = value;
    visit(field, value, offset, reader.offset - offset);
  }
  if (reader.left > 0) reader.fail(`${reader.left} bytes too many`);
  return message as unknown as TftpMessage;
}

function checkLength(length: number, limit = Number.POSITIVE_INFINITY): void {
  if (length > limit)
    throw new FormatError(format, limit, `a request of ${length} bytes, ${limit} are allowed`);
}
