import { describe, expect, it } from 'vitest';
import {
  Endpoint,
  fromLatin1,
  hex,
  latin1,
  Millis,
  Port,
  Seconds,
} from '../../../src/basics/index.ts';
import { cut, PcapngCapture } from '../../../src/network/index.ts';
import type { World } from '../../../src/simulation/index.ts';
import { connected, twoHosts } from '../two-hosts.ts';

const tftp = Port(69);

function captureOf(world: World): Uint8Array {
  const capture = new PcapngCapture({ epochMillis: (at) => world.epochMillis(at) });
  for (const entry of world.trace.entries) capture.add(entry);
  return capture.done();
}

/** The blocks of a file, by the lengths in front of and behind each. */
function blocksOf(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const blocks: { type: number; body: Uint8Array }[] = [];
  for (let at = 0; at < file.length; ) {
    const length = view.getUint32(at + 4, true);
    expect(length % 4).toBe(0);
    expect(view.getUint32(at + length - 4, true)).toBe(length);
    blocks.push({ type: view.getUint32(at, true), body: file.subarray(at + 8, at + length - 4) });
    at += length;
  }
  return blocks;
}

const packetBlocks = (file: Uint8Array) =>
  blocksOf(file)
    .filter(({ type }) => type === 6)
    .map(({ body }) => {
      const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
      const length = view.getUint32(12, true);
      return {
        interface: view.getUint32(0, true),
        micros: view.getUint32(4, true) * 2 ** 32 + view.getUint32(8, true),
        frame: body.subarray(20, 20 + length),
      };
    });

describe('a capture', () => {
  it('starts with a section header, even when it holds no packet', () => {
    const file = captureOf(twoHosts().world);

    expect(blocksOf(file).map(({ type }) => type)).toEqual([0x0a0d0d0a]);
    expect(hex(file.subarray(8, 24))).toBe('4d3c2b1a01000000ffffffffffffffff');
    expect(latin1(file)).toContain('offhook');
  });

  it('has one interface a host that sends, with its name, before its first frame', () => {
    const { world, phone, server } = twoHosts();
    server.udp(tftp).onDatagram((_, from) => server.udp().send(fromLatin1('data'), from));
    const socket = phone.udp();
    for (const text of ['one', 'two'])
      socket.send(fromLatin1(text), Endpoint(server.address, tftp));
    world.run(Seconds(1));
    const blocks = blocksOf(captureOf(world));

    expect(blocks.map(({ type }) => type)).toEqual([0x0a0d0d0a, 1, 6, 6, 1, 6, 6]);
    expect(latin1(blocks[1]?.body as Uint8Array)).toContain('phone');
    expect(latin1(blocks[4]?.body as Uint8Array)).toContain('server');
    expect(packetBlocks(captureOf(world)).map((block) => block.interface)).toEqual([0, 0, 1, 1]);
  });

  it('holds the frame of a datagram byte for byte', () => {
    const { world, phone, server } = twoHosts();
    phone.udp(Port(50_000)).send(fromLatin1('abc'), Endpoint(server.address, tftp));

    expect(packetBlocks(captureOf(world)).map(({ frame }) => hex(frame))).toEqual([
      '000000000002000000000001080045' +
        '00001f000140004011' +
        '26c0' + // by hand: the other words of the header add up to d93f
        '0a01000b0a010001' +
        'c3500045000b' +
        '63d2' + // by hand: pseudo header and datagram add up to 9c2d
        '616263',
    ]);
  });

  it('has the virtual date in microseconds', () => {
    const { world, phone, server } = twoHosts();
    const socket = phone.udp();
    world.clock.setTimeout(
      () => socket.send(new Uint8Array(1), Endpoint(server.address, tftp)),
      1.25,
    );
    world.run(Seconds(1));

    expect(packetBlocks(captureOf(world))[0]?.micros).toBe(
      Date.parse('2005-06-15T08:00:00Z') * 1000 + 1250,
    );
  });

  it('shows every packet once, as it left its sender, also those that were lost', () => {
    const hosts = twoHosts();
    const { client } = connected(hosts);
    hosts.link.rules.push(cut());
    client.stream.write(fromLatin1('lost'));
    hosts.world.run(Millis(1));
    const frames = packetBlocks(captureOf(hosts.world)).map(({ frame }) => latin1(frame));

    expect(frames).toHaveLength(4);
    expect(frames[3]?.endsWith('lost')).toBe(true);
  });

  it('can be written in pieces', () => {
    const { world, phone, server } = twoHosts();
    const socket = phone.udp();
    for (let number = 0; number < 5; number++)
      socket.send(Uint8Array.of(number), Endpoint(server.address, tftp));
    const capture = new PcapngCapture({ epochMillis: (at) => world.epochMillis(at) });
    const pieces = [capture.done()];
    for (const entry of world.trace.entries) {
      capture.add(entry);
      pieces.push(capture.done());
    }

    expect(Buffer.compare(Buffer.concat(pieces), captureOf(world))).toBe(0);
    expect(capture.done()).toHaveLength(0);
  });

  it('holds the secrets of a TLS connection before the packets that come after them', () => {
    const { world, phone, server } = twoHosts();
    const [clientRandom, masterSecret] = ['1f'.repeat(32), '2e'.repeat(48)];
    world.trace.record('phone', { kind: 'tls-secret', clientRandom, masterSecret });
    phone.udp().send(new Uint8Array(1), Endpoint(server.address, tftp));
    const [, secret, ...others] = blocksOf(captureOf(world));

    expect(secret?.type).toBe(10);
    // «TLSK» and the length of the text; the text is filled up to a multiple of four.
    expect(hex(secret?.body.subarray(0, 8) as Uint8Array)).toBe('4b534c54b0000000');
    expect(latin1(secret?.body.subarray(8) as Uint8Array)).toBe(
      `CLIENT_RANDOM ${clientRandom} ${masterSecret}\n`,
    );
    expect(others.map(({ type }) => type)).toEqual([1, 6]);
  });

  it('leaves the secrets out for whoever wants to see what a sniffer sees', () => {
    const { world } = twoHosts();
    const epochMillis = (at: Millis) => world.epochMillis(at);
    const capture = new PcapngCapture({ epochMillis, withSecrets: false });
    world.trace.record('phone', { kind: 'tls-secret', clientRandom: '1f', masterSecret: '2e' });
    for (const entry of world.trace.entries) capture.add(entry);

    expect(blocksOf(capture.done()).map(({ type }) => type)).toEqual([0x0a0d0d0a]);
  });

  it('of the same seed is the same, byte for byte', () => {
    const run = () => {
      const hosts = twoHosts({ seed: 7, jitter: Millis(3) });
      connected(hosts).client.stream.write(new Uint8Array(5000));
      hosts.world.run(Seconds(1));
      return captureOf(hosts.world);
    };

    expect(Buffer.compare(run(), run())).toBe(0);
  });
});
