import { type Annotation, ByteReader, ByteWriter, FormatError, hex } from '../../basics/index.ts';
import { format, headerLength, headerVersion, sizeOnWire, u32At, uncounted } from './framing.ts';
import { annotateFields, type Layout, readFields, writeFields } from './layouts.ts';
import {
  type KnownSccpName,
  messageTypes,
  type SccpFieldsArgument,
  type SccpMessage,
  type SccpName,
} from './messages.ts';

interface Codec {
  readonly name: KnownSccpName;
  readonly id: number;
  readonly layout: Layout;
  /** A message without fields is always the same. */
  readonly constant: { readonly message: SccpMessage; readonly bytes: Uint8Array } | undefined;
}

const codecs = Object.entries(messageTypes).map(([key, { id, layout }]): Codec => {
  const name = key as KnownSccpName;
  const isConstant = Object.keys(layout).length === 0;
  const message = Object.freeze({ name, fields: Object.freeze({}) }) as SccpMessage;
  return {
    name,
    id,
    layout,
    constant: isConstant ? { message, bytes: frame(id, () => {}) } : undefined,
  };
});
const byName = new Map<SccpName, Codec>(codecs.map((codec) => [codec.name, codec]));
const byId = new Map(codecs.map((codec) => [codec.id, codec]));

function frame(id: number, writeBody: (writer: ByteWriter) => void): Uint8Array {
  const writer = new ByteWriter({ order: 'little' });
  writer.u32(0).u32(headerVersion).u32(id);
  writeBody(writer);
  const bytes = writer.done();
  new DataView(bytes.buffer).setUint32(0, bytes.length - uncounted, true);
  return bytes;
}

/**
 * A message on the wire. Text that is too long for its field is cut.
 * @returns bytes that are not to be changed: a message without fields is made only once
 */
export function encodeSccp<Name extends SccpName>(
  name: Name,
  ...fields: SccpFieldsArgument<Name>
): Uint8Array;
export function encodeSccp(name: SccpName, fields: object = {}): Uint8Array {
  const codec = byName.get(name);
  if (!codec) {
    const { id, body } = fields as { id: number; body: Uint8Array };
    return frame(id, (writer) => writer.put(body));
  }
  if (codec.constant) return codec.constant.bytes;
  return frame(codec.id, (writer) =>
    writeFields(codec.layout, writer, fields as Readonly<Record<string, unknown>>),
  );
}

/**
 * Reads the one message that `bytes` are. What a longer body than ours carries at its end is left
 * out: later loads and releases append fields.
 * @throws FormatError
 */
export function decodeSccp(bytes: Uint8Array): SccpMessage {
  checkSize(bytes);
  return decodeWhole(bytes);
}

/** @param bytes one message of the length that its header says */
export function decodeWhole(bytes: Uint8Array): SccpMessage {
  const id = u32At(bytes, 8);
  const codec = byId.get(id);
  if (!codec) return { name: 'Unknown', fields: { id, body: bytes.slice(headerLength) } };
  if (codec.constant) return codec.constant.message;
  const fields = readFields(codec.layout, bodyReader(bytes));
  return { name: codec.name, fields } as SccpMessage;
}

/**
 * The one message that `bytes` are, field by field.
 * @throws FormatError
 */
export function annotateSccp(bytes: Uint8Array): Annotation {
  checkSize(bytes);
  const id = u32At(bytes, 8);
  const codec = byId.get(id);
  const reader = bodyReader(bytes);
  const children: Annotation[] = [
    { offset: 0, length: 4, name: 'length', value: String(u32At(bytes, 0)) },
    { offset: 4, length: 4, name: 'headerVersion', value: String(u32At(bytes, 4)) },
    { offset: 8, length: 4, name: 'id', value: `0x${id.toString(16)}` },
    ...(codec ? annotateFields(codec.layout, reader) : []),
  ];
  if (reader.left > 0) {
    const { offset, left: length } = reader;
    const name = codec ? 'fields of later releases' : 'body';
    children.push({ offset, length, name, value: hex(reader.take(length, name)) });
  }
  return { offset: 0, length: bytes.length, name: codec?.name ?? 'Unknown', children };
}

function checkSize(bytes: Uint8Array): void {
  if (bytes.length < headerLength)
    throw new FormatError(format, bytes.length, `${bytes.length} bytes are no header`);
  const size = sizeOnWire(bytes);
  if (size !== bytes.length)
    throw new FormatError(format, 0, `the header says ${size} bytes, there are ${bytes.length}`);
}

const bodyReader = (bytes: Uint8Array): ByteReader =>
  new ByteReader(bytes, format, { order: 'little', start: headerLength });
