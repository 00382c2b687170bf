import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Endpoint, fromLatin1, latin1, type Port, UserError } from '../../src/basics/index.ts';
import type { ByteStream, CloseReason, Host } from '../../src/network/index.ts';

/** Two hosts that reach each other, and a way to let their network work (by waiting, or at once). */
export interface HostArm {
  readonly a: Host;
  readonly b: Host;
  /** A port on which nothing listens on either host. */
  freePort(): Port | Promise<Port>;
  /** Returns when what was opened so far (sockets, listeners) can be reached. */
  settled(): void | Promise<void>;
  /** Returns when the condition holds; throws when it does not come to hold. */
  until(condition: () => boolean): void | Promise<void>;
  /** Closes all that the arm opened. */
  close(): void | Promise<void>;
}

/** What came to one end of a connection. */
class Inbox {
  opened = 0;
  bytes: Uint8Array = new Uint8Array(0);
  readonly closed: CloseReason[] = [];
  readonly stream: ByteStream;

  constructor(stream: ByteStream, answer: (bytes: Uint8Array) => void = () => {}) {
    this.stream = stream;
    stream.handle({
      opened: () => this.opened++,
      received: (bytes) => {
        this.bytes = Buffer.concat([this.bytes, bytes]);
        answer(bytes);
      },
      closed: (reason) => this.closed.push(reason),
    });
  }
}

/** Bytes in which a piece that is missing, doubled or out of place shows. */
export function pattern(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at++) bytes[at] = (at ^ (at >> 8) ^ (at >> 16)) & 0xff;
  return bytes;
}

/** The laws of the port `Host`: one test body for the simulated network and for real sockets. */
export function hostSuite(name: string, makeArm: () => HostArm | Promise<HostArm>): void {
  describe(name, () => {
    let arm: HostArm;
    beforeEach(async () => {
      arm = await makeArm();
    });
    afterEach(() => arm.close());

    /** A connection from a to b. */
    async function connected(answer?: (stream: ByteStream, bytes: Uint8Array) => void) {
      const port = await arm.freePort();
      const accepted: Inbox[] = [];
      arm.b.listen(port, (stream) => {
        accepted.push(new Inbox(stream, answer && ((bytes) => answer(stream, bytes))));
      });
      await arm.settled();
      const client = new Inbox(arm.a.connect(Endpoint(arm.b.address, port)));
      await arm.until(() => client.opened > 0 && accepted.length > 0);
      return { port, client, server: accepted[0] as Inbox, accepted };
    }

    it('a datagram arrives with the endpoint of its sender, and an answer finds the way back', async () => {
      const port = await arm.freePort();
      const server = arm.b.udp(port);
      server.onDatagram((payload, from) =>
        server.send(fromLatin1(latin1(payload).toUpperCase()), from),
      );
      const client = arm.a.udp();
      const answers: { text: string; from: Endpoint }[] = [];
      client.onDatagram((payload, from) => answers.push({ text: latin1(payload), from }));
      await arm.settled();

      client.send(fromLatin1('hello'), Endpoint(arm.b.address, port));
      await arm.until(() => answers.length > 0);

      expect(answers).toEqual([{ text: 'HELLO', from: Endpoint(arm.b.address, port) }]);
    });

    it('a datagram may be empty', async () => {
      const port = await arm.freePort();
      const lengths: number[] = [];
      arm.b.udp(port).onDatagram((payload) => lengths.push(payload.length));
      const client = arm.a.udp();
      await arm.settled();

      client.send(new Uint8Array(0), Endpoint(arm.b.address, port));
      await arm.until(() => lengths.length > 0);

      expect(lengths).toEqual([0]);
    });

    it('a socket that was closed hears nothing more', async () => {
      const [port, openPort] = [await arm.freePort(), await arm.freePort()];
      const heard: string[] = [];
      const closing = arm.b.udp(port);
      closing.onDatagram(() => heard.push('closed socket'));
      arm.b.udp(openPort).onDatagram(() => heard.push('open socket'));
      const client = arm.a.udp();
      await arm.settled();

      closing.close();
      client.send(fromLatin1('x'), Endpoint(arm.b.address, port));
      client.send(fromLatin1('x'), Endpoint(arm.b.address, openPort));
      await arm.until(() => heard.includes('open socket'));

      expect(heard).toEqual(['open socket']);
    });

    it('100 kB go there and come back unchanged', async () => {
      const { client } = await connected((stream, bytes) => stream.write(bytes));
      const sent = pattern(100_000);

      client.stream.write(sent);
      await arm.until(() => client.bytes.length >= sent.length);

      expect(Buffer.compare(client.bytes, sent)).toBe(0);
    });

    it('the side that accepted may write first', async () => {
      const { client, server } = await connected();
      const sent = pattern(100_000);

      server.stream.write(sent);
      await arm.until(() => client.bytes.length >= sent.length);

      expect(Buffer.compare(client.bytes, sent)).toBe(0);
    });

    it('bytes written before the stream is open wait until then', async () => {
      const port = await arm.freePort();
      const accepted: Inbox[] = [];
      arm.b.listen(port, (stream) => accepted.push(new Inbox(stream)));
      await arm.settled();

      const client = new Inbox(arm.a.connect(Endpoint(arm.b.address, port)));
      client.stream.write(fromLatin1('early '));
      client.stream.write(fromLatin1('bird'));
      await arm.until(() => accepted[0]?.bytes.length === 10);

      expect(latin1(accepted[0]?.bytes as Uint8Array)).toBe('early bird');
    });

    it('both ends name the same two endpoints', async () => {
      const { port, client, server } = await connected();

      expect(client.stream.remote).toEqual(Endpoint(arm.b.address, port));
      expect(server.stream.local).toEqual(client.stream.remote);
      expect(server.stream.remote).toEqual(client.stream.local);
      expect(client.opened).toBe(1);
    });

    it('one listener serves many connections', async () => {
      const { port, accepted } = await connected();
      const second = new Inbox(arm.a.connect(Endpoint(arm.b.address, port)));
      await arm.until(() => second.opened > 0 && accepted.length === 2);

      second.stream.write(fromLatin1('second'));
      await arm.until(() => accepted[1]?.bytes.length === 6);

      expect(accepted[0]?.bytes.length).toBe(0);
    });

    it('a connection to a port on which nobody listens is refused', async () => {
      const client = new Inbox(arm.a.connect(Endpoint(arm.b.address, await arm.freePort())));

      await arm.until(() => client.closed.length > 0);

      expect(client.closed).toEqual(['refused']);
      expect(client.opened).toBe(0);
    });

    it('a listener that was closed accepts nobody, and keeps the connections it has', async () => {
      const port = await arm.freePort();
      const accepted: Inbox[] = [];
      const listener = arm.b.listen(port, (stream) => accepted.push(new Inbox(stream)));
      await arm.settled();
      const first = new Inbox(arm.a.connect(Endpoint(arm.b.address, port)));
      await arm.until(() => first.opened > 0 && accepted.length > 0);

      listener.close();
      await arm.settled();
      const second = new Inbox(arm.a.connect(Endpoint(arm.b.address, port)));
      await arm.until(() => second.closed.length > 0);
      first.stream.write(fromLatin1('still here'));
      await arm.until(() => accepted[0]?.bytes.length === 10);

      expect(second.closed).toEqual(['refused']);
      expect(first.closed).toEqual([]);
    });

    it('after the end of one side all that was written arrives, and both sides hear the end once', async () => {
      const { client, server } = await connected();
      const sent = pattern(50_000);

      client.stream.write(sent);
      client.stream.end();
      expect(client.closed, 'never inside the call').toEqual([]);
      await arm.until(() => client.closed.length > 0 && server.closed.length > 0);

      expect(Buffer.compare(server.bytes, sent)).toBe(0);
      expect(client.closed).toEqual(['ended']);
      expect(server.closed).toEqual(['ended']);
    });

    it('what the other side wrote before it heard of the end still arrives', async () => {
      const { client, server } = await connected();
      const sent = pattern(20_000);

      server.stream.write(sent);
      client.stream.end();
      await arm.until(() => client.closed.length > 0 && server.closed.length > 0);

      expect(Buffer.compare(client.bytes, sent)).toBe(0);
      expect(client.closed).toEqual(['ended']);
    });

    it('an abort is a reset for the other side', async () => {
      const { client, server } = await connected();

      client.stream.abort();
      expect(client.closed, 'never inside the call').toEqual([]);
      await arm.until(() => client.closed.length > 0 && server.closed.length > 0);

      expect(client.closed).toEqual(['aborted']);
      expect(server.closed).toEqual(['reset']);
    });

    it('a stream may be given up before it is open', async () => {
      const port = await arm.freePort();
      arm.b.listen(port, (stream) => new Inbox(stream));
      await arm.settled();
      const client = new Inbox(arm.a.connect(Endpoint(arm.b.address, port)));

      client.stream.abort();
      await arm.until(() => client.closed.length > 0);

      expect(client.closed).toEqual(['aborted']);
      expect(client.opened).toBe(0);
    });

    it('a stream that is over takes no notice of write, end and abort', async () => {
      const { client, server } = await connected();
      client.stream.end();
      await arm.until(() => client.closed.length > 0 && server.closed.length > 0);

      for (const { stream } of [client, server]) {
        stream.write(fromLatin1('too late'));
        stream.end();
        stream.abort();
      }
      await arm.settled();

      expect([...client.closed, ...server.closed]).toEqual(['ended', 'ended']);
      expect(server.bytes.length).toBe(0);
    });

    it('a port that is taken is refused with an error for the user', async () => {
      const [datagrams, connections] = [await arm.freePort(), await arm.freePort()];
      arm.a.udp(datagrams);
      arm.a.listen(connections, (stream) => new Inbox(stream));
      await arm.settled();

      expect(() => arm.a.udp(datagrams)).toThrow(UserError);
      expect(() => arm.a.listen(connections, () => {})).toThrow(UserError);
    });

    it('UDP and TCP have ports of their own', async () => {
      const port = await arm.freePort();
      arm.a.udp(port);

      expect(() => arm.a.listen(port, () => {})).not.toThrow();
    });
  });
}
