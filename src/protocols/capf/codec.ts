import {
  type Annotation,
  BugError,
  ByteReader,
  ByteWriter,
  FormatError,
  hex,
} from '../../basics/index.ts';
import { annotateElements, readElements, valuesOf, writeElements } from '../signed-header/index.ts';
import { type CapfElements, elements } from './elements.ts';
import { format, headerLength, maximumLength, protocolId, sizeOnWire } from './framing.ts';
import {
  type CapfMessage,
  type CapfName,
  type KnownCapfName,
  type MessageType,
  messageTypes,
} from './messages.ts';

type AnyMessageType = MessageType<keyof CapfElements, keyof CapfElements>;

const types: Readonly<Record<KnownCapfName, AnyMessageType>> = messageTypes;
const nameOf = new Map(
  Object.entries(types).map(([name, { command }]) => [command, name as KnownCapfName]),
);
const elementNames = new Map(
  elements.flatMap((row) => ('key' in row ? [[row.key, row.name] as const] : [])),
);

/**
 * The bytes of one message: header and elements, which belong into one write. (Phones stall when the
 * header comes alone: a remark in the open CAPF server of usecallmanager.nz.)
 */
export function encodeCapf(message: CapfMessage): Uint8Array {
  const isUnknown = message.name === 'Unknown';
  const command = isUnknown ? message.fields.command : types[message.name].command;
  const body = isUnknown
    ? message.fields.body
    : writeElements<Partial<CapfElements>>(message.fields, elements);
  if (body.length > maximumLength)
    throw new BugError(`${message.name} has ${body.length} bytes, ${maximumLength} are allowed`);
  return new ByteWriter({ capacity: headerLength + body.length })
    .u8(protocolId)
    .u8(command)
    .u32(message.session)
    .u16(body.length)
    .put(body)
    .done();
}

/**
 * Reads the one message that `bytes` are. Its elements may stand in any order; tags that no table
 * has are stepped over. What is in the message is a view of the bytes.
 * @throws FormatError also when an element is there twice, or one is not there that must be
 */
export function decodeCapf(bytes: Uint8Array): CapfMessage {
  checkSize(bytes);
  return decodeWhole(bytes);
}

/** @param bytes one message of the length that its header says */
export function decodeWhole(bytes: Uint8Array): CapfMessage {
  const { command, session, body } = openMessage(bytes);
  const name = nameOf.get(command);
  if (name === undefined)
    return { name: 'Unknown', session, fields: { command, body: body.take(body.left, 'body') } };
  const fields = valuesOf<CapfElements>(readElements(body, elements));
  const missing = types[name].must.find((key) => fields[key] === undefined);
  if (missing) body.fail(`${name} has no ${elementNames.get(missing)}`);
  return { name, session, fields } as CapfMessage;
}

/**
 * The one message that `bytes` are, element by element.
 * @throws FormatError
 */
export function annotateCapf(bytes: Uint8Array): Annotation {
  checkSize(bytes);
  const { command, session, body } = openMessage(bytes);
  const name: CapfName = nameOf.get(command) ?? 'Unknown';
  const children: Annotation[] = [
    { offset: 0, length: 1, name: 'protocol', value: `0x${protocolId.toString(16)}` },
    { offset: 1, length: 1, name: 'command', value: `${command} ${name}` },
    { offset: 2, length: 4, name: 'session', value: String(session) },
    { offset: 6, length: 2, name: 'length', value: String(body.left) },
  ];
  if (name !== 'Unknown') children.push(...annotateElements(readElements(body, elements)));
  else if (body.left > 0) {
    const { offset, left: length } = body;
    children.push({ offset, length, name: 'body', value: hex(body.take(length, 'body')) });
  }
  return { offset: 0, length: bytes.length, name: `CAPF ${name}`, children };
}

function openMessage(bytes: Uint8Array) {
  const body = new ByteReader(bytes, format);
  body.u8('protocol');
  const command = body.u8('command');
  const session = body.u32('session');
  body.u16('length');
  return { command, session, body };
}

function checkSize(bytes: Uint8Array): void {
  if (bytes.length < headerLength)
    throw new FormatError(format, bytes.length, `${bytes.length} bytes are no header`);
  const size = sizeOnWire(bytes);
  if (size !== bytes.length)
    throw new FormatError(format, 6, `the header says ${size} bytes, there are ${bytes.length}`);
}
