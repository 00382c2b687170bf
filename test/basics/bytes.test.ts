import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ByteReader,
  ByteWriter,
  concat,
  FormatError,
  fromHex,
  fromLatin1,
  hex,
  Ipv4,
  latin1,
  sameBytes,
  tryRead,
} from '../../src/basics/index.ts';
import { runs } from '../support/runs.ts';

const byteOrder = fc.constantFrom('big' as const, 'little' as const);
const latin1Text = fc.uint8Array({ maxLength: 20 }).map(latin1);
const textWithoutNul = latin1Text.map((text) => text.replaceAll('\0', '.'));
const anyBytes = fc.uint8Array({ maxLength: 40 });

/** One thing to write, and how to read it back. */
const field = fc.oneof(
  fc.integer({ min: 0, max: 0xff }).map((value) => ({
    write: (writer: ByteWriter) => writer.u8(value),
    read: (reader: ByteReader) => reader.u8('byte'),
    value,
  })),
  fc.integer({ min: 0, max: 0xffff }).map((value) => ({
    write: (writer: ByteWriter) => writer.u16(value),
    read: (reader: ByteReader) => reader.u16('word'),
    value,
  })),
  fc.integer({ min: 0, max: 0xffff_ffff }).map((value) => ({
    write: (writer: ByteWriter) => writer.u32(value),
    read: (reader: ByteReader) => reader.u32('number'),
    value,
  })),
  fc.ipV4().map((value) => ({
    write: (writer: ByteWriter) => writer.ipv4(Ipv4(value)),
    read: (reader: ByteReader) => reader.ipv4('address'),
    value,
  })),
  textWithoutNul.map((value) => ({
    write: (writer: ByteWriter) => writer.textWithNul(value),
    read: (reader: ByteReader) => reader.textToNul('text'),
    value,
  })),
  fc.tuple(textWithoutNul, fc.nat(16)).map(([text, size]) => ({
    write: (writer: ByteWriter) => writer.textField(text, size),
    read: (reader: ByteReader) => reader.textField(size, 'field'),
    value: text.slice(0, Math.max(0, size - 1)),
  })),
  anyBytes.map((bytes) => ({
    write: (writer: ByteWriter) => writer.put(bytes),
    read: (reader: ByteReader) => hex(reader.take(bytes.length, 'bytes')),
    value: hex(bytes),
  })),
);

describe('a byte reader', () => {
  it('reads back what a byte writer wrote, in both byte orders', () => {
    fc.assert(
      fc.property(fc.array(field), byteOrder, (fields, order) => {
        const writer = new ByteWriter({ order, capacity: 1 });
        for (const { write } of fields) write(writer);
        const bytes = writer.done();
        expect(bytes.length).toBe(writer.length);

        const reader = new ByteReader(bytes, 'test', { order });
        expect(fields.map(({ read }) => read(reader))).toEqual(fields.map(({ value }) => value));
        expect(reader.left).toBe(0);
      }),
      { seed: 42, numRuns: runs(200) },
    );
  });

  it('answers every input with a value or a FormatError inside the input', () => {
    fc.assert(
      fc.property(
        anyBytes,
        fc.array(field),
        fc.nat(50),
        fc.nat(50),
        (bytes, fields, start, end) => {
          fc.pre(start <= bytes.length);
          const reader = new ByteReader(bytes, 'test', { start, end });
          for (const { read } of fields) {
            const before = reader.offset;
            try {
              read(reader);
            } catch (error) {
              if (!(error instanceof FormatError)) throw error;
              expect(error.offset).toBe(before);
              expect(reader.offset).toBe(before);
            }
            expect(reader.offset).toBeLessThanOrEqual(Math.max(start, reader.end));
            expect(reader.end).toBeLessThanOrEqual(bytes.length);
          }
        },
      ),
      { seed: 42, numRuns: runs(300) },
    );
  });

  it('says what was missing, and where', () => {
    const reader = new ByteReader(fromHex('0001 02'), 'TFTP packet');
    reader.u16('opcode');
    expect(() => reader.u16('block number')).toThrow(
      expect.objectContaining({
        name: 'FormatError',
        format: 'TFTP packet',
        offset: 2,
        problem: 'block number needs 2 bytes, 1 are left',
        message: 'TFTP packet: block number needs 2 bytes, 1 are left (at offset 2)',
      }),
    );
  });

  it('refuses a negative count', () => {
    expect(() => new ByteReader(fromHex('0001'), 'test').take(-1, 'payload')).toThrow(FormatError);
  });

  it('reads an address in network order whatever the order of the rest', () => {
    const reader = new ByteReader(fromHex('0a01000b 0100'), 'test', { order: 'little' });
    expect(reader.ipv4('address')).toBe('10.1.0.11');
    expect(reader.u16('count')).toBe(1);
  });

  it('does not look for a NUL behind its end', () => {
    const reader = new ByteReader(fromHex('6162 00'), 'test', { end: 2 });
    expect(() => reader.textToNul('file name')).toThrow('file name has no NUL at its end');
  });

  it('leaves out what stands behind the NUL of a text field', () => {
    const reader = new ByteReader(fromHex('6162 00 ff 63'), 'test');
    expect(reader.textField(4, 'name')).toBe('ab');
    expect(reader.offset).toBe(4);
  });

  it('gives a reader of a part, whose offsets are those of the whole', () => {
    const reader = new ByteReader(fromHex('00 0100 0203'), 'test', { order: 'little' });
    reader.u8('type');
    const part = reader.part(2, 'body');

    expect([part.u16('number'), part.offset, part.left]).toEqual([1, 3, 0]);
    expect(() => part.u8('more')).toThrow('more needs 1 bytes, 0 are left (at offset 3)');
    expect(reader.offset).toBe(3);
    expect(() => reader.part(3, 'tail')).toThrow('tail needs 3 bytes, 2 are left (at offset 3)');
  });

  it('says how much follows where the end should be', () => {
    const reader = new ByteReader(fromHex('00 01'), 'test');
    expect(() => reader.expectEnd('the head')).toThrow('2 bytes follow the head (at offset 0)');
    reader.u16('body');
    expect(() => reader.expectEnd('the body')).not.toThrow();
  });

  it('reads the part of a larger buffer that a view shows', () => {
    const packet = fromHex('ffff 0001 ffff').subarray(2, 4);
    const reader = new ByteReader(packet, 'test');
    expect(reader.u16('opcode')).toBe(1);
    expect(reader.left).toBe(0);
  });
});

describe('a byte writer', () => {
  it('cuts text to its field so that a NUL ends it', () => {
    expect(latin1(new ByteWriter().textField('SEP001122334455', 8).done())).toBe('SEP0011\0');
  });

  it('writes nothing into a text field without room', () => {
    const writer = new ByteWriter({ capacity: 1 }).u8(1).textField('SEP001122334455', 0);
    expect(hex(writer.u8(2).done())).toBe('0102');
  });

  it('sets a length that is known only at the end', () => {
    const writer = new ByteWriter().u16(0).text('abc');
    expect(hex(writer.setU16(0, writer.length).done())).toBe('0005616263');
  });

  it('gives a copy that later writing does not change', () => {
    const writer = new ByteWriter().u8(1);
    const first = writer.done();
    writer.setU16(0, 0x0909).u8(2);
    expect(hex(first)).toBe('01');
  });

  it('fills with zeros, also where it has grown', () => {
    const writer = new ByteWriter({ capacity: 2 }).u8(1).zeros(70).u8(2);
    expect(hex(writer.done())).toBe(`01${'00'.repeat(70)}02`);
  });
});

describe('reading bytes that may be anything', () => {
  const read = (text: string) => tryRead(() => new ByteReader(fromHex(text), 'test').u16('word'));

  it('gives what is read, or what is wrong with it', () => {
    expect(read('0102')).toBe(0x0102);
    expect(read('01')).toBeInstanceOf(FormatError);
  });

  it('lets other errors through', () => {
    expect(() =>
      tryRead(() => {
        throw new RangeError('a bug');
      }),
    ).toThrow(RangeError);
  });
});

describe('bytes', () => {
  it('are the same after a way through text', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(fromLatin1(latin1(bytes))).toEqual(bytes);
        expect(fromHex(hex(bytes))).toEqual(bytes);
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('are joined in order', () => {
    fc.assert(
      fc.property(fc.array(anyBytes), (parts) => {
        expect([...concat(...parts)]).toEqual(parts.flatMap((part) => [...part]));
      }),
      { seed: 42, numRuns: runs(100) },
    );
  });

  it('are the same only with the same length and the same values', () => {
    expect(sameBytes(fromHex('0102'), fromHex('0102'))).toBe(true);
    expect(sameBytes(fromHex('0102'), fromHex('0103'))).toBe(false);
    expect(sameBytes(fromHex('0102'), fromHex('010200'))).toBe(false);
  });
});
