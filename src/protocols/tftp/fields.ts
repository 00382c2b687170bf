import type { Annotation } from '../../basics/index.ts';
import { type ByteReader, type ByteWriter, FormatError, hex } from '../../basics/index.ts';
import type { TftpOption } from './message.ts';

export const format = 'TFTP';

/** One field of a message: how it is read, written and shown. */
export interface Field<Value> {
  readonly label: string;
  read(reader: ByteReader): Value;
  write(writer: ByteWriter, value: Value): void;
  show(value: Value): string;
  /** The pieces of a field that is a list. */
  pieces?(value: Value, offset: number): readonly Annotation[];
}

export const u16 = (label: string): Field<number> => ({
  label,
  read: (reader) => reader.u16(label),
  write: (writer, value) => writer.u16(value),
  show: String,
});

export const text = (label: string): Field<string> => ({
  label,
  read: (reader) => reader.textToNul(label),
  write: (writer, value) => writeText(writer, value, label),
  show: printable,
});

/** All that is left of the datagram, as a view of it. */
export const rest = (label: string): Field<Uint8Array> => ({
  label,
  read: (reader) => reader.take(reader.left, label),
  write: (writer, value) => writer.put(value),
  show: (value) =>
    `${value.length} bytes ${hex(value.subarray(0, 16))}${value.length > 16 ? '…' : ''}`,
});

/** Pairs of name and value up to the end of the datagram (RFC 2347). */
export const options: Field<readonly TftpOption[]> = {
  label: 'options',
  read(reader) {
    const found: TftpOption[] = [];
    while (reader.left > 0)
      found.push({
        name: reader.textToNul('option name'),
        value: reader.textToNul('option value'),
      });
    return found;
  },
  write(writer, value) {
    for (const option of value) {
      writeText(writer, option.name, 'option name');
      writeText(writer, option.value, 'option value');
    }
  },
  show: (value) => value.map(showOption).join(', '),
  pieces(value, offset) {
    let at = offset;
    return value.map((option) => {
      const length = option.name.length + option.value.length + 2;
      at += length;
      return {
        offset: at - length,
        length,
        name: printable(option.name),
        value: printable(option.value),
      };
    });
  },
};

export const showOption = ({ name, value }: TftpOption): string =>
  `${printable(name)} ${printable(value)}`;

/** Text from a datagram as it may stand in a trace: control characters become `\xNN`. */
export const printable = (value: string): string =>
  value.replace(
    /\p{Cc}/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );

function writeText(writer: ByteWriter, value: string, label: string): void {
  const at = [...value].findIndex((character) => character === '\0' || character > '\xff');
  if (at >= 0)
    throw new FormatError(
      format,
      writer.length + at,
      `${label} has a character that cannot be written: ${JSON.stringify([...value][at])}`,
    );
  writer.textWithNul(value);
}
