import { type Annotation, ByteReader, type Ipv4, ipv4FromNumber } from '../../basics/index.ts';
import { FieldReader } from './field-reader.ts';

/** The headers of a frame, and where what they carry begins. */
export interface AnnotatedFrame {
  readonly nodes: readonly Annotation[];
  readonly payloadOffset: number;
}

/** @param frame as `ethernetFrame` writes it */
export function annotateFrame(frame: Uint8Array): AnnotatedFrame {
  const reader = new ByteReader(frame, 'frame');
  const ethernet = headerOf(reader, 'Ethernet', (fields) => {
    fields.bytes('destination', 6, macText);
    fields.bytes('source', 6, macText);
    fields.number('type', 2, () => 'IPv4');
  });
  let isTcp = false;
  const ip = headerOf(reader, 'IPv4', (fields) => {
    fields.number('version and header length', 1, () => 'version 4, 20 bytes');
    fields.number('type of service', 1);
    fields.number('total length', 2);
    fields.number('identification', 2);
    fields.number('flags and fragment offset', 2, () => 'do not fragment');
    fields.number('time to live', 1);
    isTcp = fields.number('protocol', 1, (code) => (code === 6 ? 'TCP' : 'UDP')) === 6;
    fields.number('header checksum', 2, hexWord);
    fields.number('source', 4, ipv4Text);
    fields.number('destination', 4, ipv4Text);
  });
  const transport = isTcp ? headerOf(reader, 'TCP', tcpFields) : headerOf(reader, 'UDP', udpFields);
  return { nodes: [ethernet, ip, transport], payloadOffset: reader.offset };
}

function headerOf(
  reader: ByteReader,
  name: string,
  read: (fields: FieldReader) => void,
): Annotation {
  const fields = new FieldReader(reader);
  const { offset } = reader;
  read(fields);
  return { offset, length: reader.offset - offset, name, children: fields.fields };
}

function udpFields(fields: FieldReader): void {
  fields.number('source port', 2);
  fields.number('destination port', 2);
  fields.number('length', 2);
  fields.number('checksum', 2, hexWord);
}

function tcpFields(fields: FieldReader): void {
  fields.number('source port', 2);
  fields.number('destination port', 2);
  fields.number('sequence number', 4);
  fields.number('acknowledgement number', 4);
  const words = fields.number('header length', 1, (code) => `${(code >> 4) * 4} bytes`) >> 4;
  fields.number('flags', 1, flagsText);
  fields.number('window', 2);
  fields.number('checksum', 2, hexWord);
  fields.number('urgent pointer', 2);
  if (words === 5) return;
  const { offset } = fields.reader;
  fields.reader.u16('option');
  const size = fields.reader.u16('maximum segment size');
  fields.group('maximum segment size', offset, [], String(size));
}

const flags = ['FIN', 'SYN', 'RST', 'PSH', 'ACK'] as const;
const flagsText = (bits: number): string =>
  flags.filter((_, bit) => bits & (1 << bit)).join(', ') || 'none';

const hexWord = (value: number): string => `0x${value.toString(16).padStart(4, '0')}`;
const ipv4Text = (value: number): Ipv4 => ipv4FromNumber(value);
const macText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
