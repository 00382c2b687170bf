import { describe, expect, it } from 'vitest';
import { concat, fromHex, hex } from '../../../src/basics/index.ts';
import { readCertificate } from '../../../src/pki/index.ts';
import {
  annotateCapf,
  CapfReader,
  decodeCapf,
  describeCapf,
  encodeCapf,
} from '../../../src/protocols/capf/index.ts';
import { messageOf, transcripts } from './vectors.ts';

const messages = transcripts.flatMap(({ flow, messages }) =>
  messages.map((message) => ({ title: `${flow}: ${message.decoded.commandName}`, ...message })),
);

describe('the sessions between an open CAPF server and client', () => {
  it.each(messages)('$title passes through unchanged', ({ hex: wire }) => {
    expect(hex(encodeCapf(decodeCapf(fromHex(wire))))).toBe(wire);
  });

  it.each(messages)('$title holds what an independent parser found', ({ hex: wire, decoded }) => {
    const message = decodeCapf(fromHex(wire));
    expect(message).toMatchObject({ name: decoded.commandName, session: decoded.sessionId });
    const fields: Readonly<Record<string, unknown>> = { ...message.fields };
    expect(Object.keys(fields)).toEqual(decoded.elements.map(({ name }) => name));
    for (const { name, value } of decoded.elements)
      if (value !== undefined) expect(fields[name]).toBe(value);
  });

  it.each(messages)('$title is annotated element by element', ({ hex: wire, decoded }) => {
    const { name, children = [] } = annotateCapf(fromHex(wire));
    expect(name).toBe(`CAPF ${decoded.commandName}`);
    expect(children.slice(4).map(({ length }) => length)).toEqual(
      decoded.elements.map(({ length }) => length + 3),
    );
  });

  it('are read from a stream, whatever its pieces are', () => {
    const names = messages.map(({ decoded }) => decoded.commandName);
    const stream = concat(...messages.map(({ hex: wire }) => fromHex(wire)));
    for (const size of [1, 7, 1460, stream.length]) {
      const reader = new CapfReader();
      const found: string[] = [];
      for (let at = 0; at < stream.length; at += size)
        found.push(...reader.push(stream.subarray(at, at + size)).map(({ name }) => name));
      expect(found).toEqual(names);
    }
  });
});

describe('the certificate in a STORE_CERTIFICATE_REQUEST', () => {
  it('stands behind its prefix', () => {
    const message = decodeCapf(messageOf('02', 5));
    if (message.name !== 'STORE_CERTIFICATE_REQUEST') throw new Error(message.name);
    const { type, der } = message.fields.certificate;
    expect(type).toBe(1);
    expect(readCertificate(der).subject).toMatch(/^CN=SEP001122334455;/);
  });
});

describe('the line of a message in a timeline', () => {
  it('says what the phone answered', () => {
    expect(describeCapf(decodeCapf(messageOf('01', 1)))).toEqual({
      name: 'AUTH_RESPONSE',
      detail:
        'session 1, REASON 1 (updateCertificate), PASSWORD 999999, DEVICE_NAME SEP001122334455',
    });
  });

  it('says what kind of certificate is stored', () => {
    expect(describeCapf(decodeCapf(messageOf('02', 5))).detail).toBe(
      'session 2, CERTIFICATE_TYPE 1 (lsc), CERTIFICATE 1 (lsc), 308202a23082020b… (678 bytes)',
    );
  });

  it('lets no text of the phone steer a terminal', () => {
    const { detail } = describeCapf({
      name: 'AUTH_RESPONSE',
      session: 1,
      fields: { reason: 1, deviceName: 'SEP\x1b[2J' },
    });
    expect(detail).not.toContain('\x1b');
  });
});
