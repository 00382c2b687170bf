import { type ByteReader, type ByteWriter, fromHex, hex, MacAddress } from '../../basics/index.ts';
import type { DhcpHeader } from './message.ts';

type Draft = { -readonly [Property in keyof DhcpHeader]: DhcpHeader[Property] };

/** One field of the fixed part: reading, writing and the annotated dump all go by this. */
export interface HeaderField {
  readonly name: string;
  readonly size: number;
  read(reader: ByteReader, header: Draft): void;
  write(writer: ByteWriter, header: DhcpHeader): void;
  format(header: DhcpHeader): string;
}

interface Kind<Value> {
  readonly size: number;
  read(reader: ByteReader, name: string): Value;
  write(writer: ByteWriter, value: Value): void;
  format(value: Value): string;
}

const u8: Kind<number> = {
  size: 1,
  read: (reader, name) => reader.u8(name),
  write: (writer, value) => writer.u8(value),
  format: String,
};

const u16: Kind<number> = {
  size: 2,
  read: (reader, name) => reader.u16(name),
  write: (writer, value) => writer.u16(value),
  format: String,
};

const identifier: Kind<number> = {
  size: 4,
  read: (reader, name) => reader.u32(name),
  write: (writer, value) => writer.u32(value),
  format: (value) => `0x${value.toString(16).padStart(8, '0')}`,
};

const address: Kind<DhcpHeader['clientAddress']> = {
  size: 4,
  read: (reader, name) => reader.ipv4(name),
  write: (writer, value) => writer.ipv4(value),
  format: String,
};

const operation: Kind<DhcpHeader['operation']> = {
  size: 1,
  read: (reader, name) => {
    const code = reader.u8(name);
    if (code !== 1 && code !== 2)
      reader.fail(`operation ${code} is neither request nor reply`, reader.offset - 1);
    return code === 1 ? 'request' : 'reply';
  },
  write: (writer, value) => writer.u8(value === 'request' ? 1 : 2),
  format: String,
};

/** The other fifteen bits are reserved and zero (RFC 2131 section 2, figure 2). */
const flags: Kind<boolean> = {
  size: 2,
  read: (reader, name) => (reader.u16(name) & 0x8000) !== 0,
  write: (writer, broadcast) => writer.u16(broadcast ? 0x8000 : 0),
  format: (broadcast) => (broadcast ? 'broadcast' : 'unicast'),
};

/** Six bytes of Ethernet address in a field of sixteen. */
const hardwareAddress: Kind<MacAddress> = {
  size: 16,
  read: (reader, name) => MacAddress(hex(reader.take(16, name).subarray(0, 6))),
  write: (writer, value) => writer.put(fromHex(value)).zeros(10),
  format: String,
};

const text = (size: number): Kind<string> => ({
  size,
  read: (reader, name) => reader.textField(size, name),
  write: (writer, value) => writer.textField(value, size),
  format: String,
});

function value<Property extends keyof DhcpHeader>(
  name: string,
  property: Property,
  kind: Kind<DhcpHeader[Property]>,
): HeaderField {
  return {
    name,
    size: kind.size,
    read(reader, header) {
      header[property] = kind.read(reader, name);
    },
    write: (writer, header) => kind.write(writer, header[property]),
    format: (header) => kind.format(header[property]),
  };
}

function constant(name: string, expected: number, meaning: string): HeaderField {
  return {
    name,
    size: 1,
    read(reader) {
      const found = reader.u8(name);
      if (found !== expected)
        reader.fail(`${name} is ${found}, not ${expected} (${meaning})`, reader.offset - 1);
    },
    write: (writer) => writer.u8(expected),
    format: () => `${expected} (${meaning})`,
  };
}

/** RFC 2131 section 2, figure 1, in order. */
export const headerFields: readonly HeaderField[] = [
  value('Operation', 'operation', operation),
  constant('Hardware type', 1, 'Ethernet'),
  constant('Hardware address length', 6, 'Ethernet'),
  value('Hops', 'hops', u8),
  value('Transaction ID', 'transactionId', identifier),
  value('Seconds', 'seconds', u16),
  value('Flags', 'broadcast', flags),
  value('Client address', 'clientAddress', address),
  value('Your address', 'yourAddress', address),
  value('Next server', 'nextServer', address),
  value('Relay agent', 'relayAgent', address),
  value('Hardware address', 'hardwareAddress', hardwareAddress),
  value('Server name', 'serverName', text(64)),
  value('Boot file', 'bootFile', text(128)),
];

/** Where `sname` and `file` begin, which option overload turns into room for options. */
export const serverNameOffset = 44;
export const bootFileOffset = 108;
/** Where the magic cookie begins. */
export const headerSize = 236;

/** Reads the fixed part, up to the magic cookie. @throws FormatError */
export function readHeader(reader: ByteReader): Draft {
  const header = {} as Draft;
  for (const field of headerFields) field.read(reader, header);
  return header;
}
