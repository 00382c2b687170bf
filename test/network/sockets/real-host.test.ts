import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Endpoint, Ipv4, Port } from '../../../src/basics/index.ts';
import { RealHost } from '../../../src/network/sockets/index.ts';
import { freePort } from '../../support/free-port.ts';
import { type HostArm, hostSuite } from '../../support/host-suite.ts';
import { until } from '../../support/until.ts';

hostSuite('the laws of a host, on real sockets', (): HostArm => {
  const [a, b] = [new RealHost(), new RealHost()];
  return {
    a,
    b,
    freePort: () => freePort(),
    settled: async () => {
      await Promise.all([a.ready(), b.ready()]);
      await setImmediate();
    },
    until,
    close: async () => {
      await Promise.all([a.close(), b.close()]);
    },
  };
});

describe('real sockets', () => {
  let host: RealHost;
  beforeEach(() => {
    host = new RealHost();
  });
  afterEach(() => host.close());

  it('a TCP port that another program has is named to whoever waits for the host', async () => {
    const other = new RealHost();
    const port = await freePort();
    other.listen(port, () => {});
    await other.ready();

    host.listen(port, () => {});

    await expect(host.ready()).rejects.toThrow(`TCP port 127.0.0.1:${port} is taken`);
    await other.close();
  });

  it('a UDP port that another program has is refused at once', async () => {
    const other = new RealHost();
    const { port } = other.udp();

    expect(() => host.udp(port)).toThrow(`UDP port 127.0.0.1:${port} is taken`);
    await other.close();
  });

  it('an address of another machine cannot be opened', () => {
    expect(() => new RealHost(Ipv4('192.0.2.1')).udp()).toThrow(
      'UDP port 192.0.2.1:0 cannot be opened: this machine does not have the address',
    );
  });

  it('a datagram that is sent just before the socket is closed still goes out', async () => {
    const lengths: number[] = [];
    const receiver = host.udp();
    receiver.onDatagram((payload) => lengths.push(payload.length));

    const sender = host.udp();
    sender.send(new Uint8Array(1400), Endpoint(host.address, receiver.port));
    sender.close();
    await until(() => lengths.length > 0);

    expect(lengths).toEqual([1400]);
  });

  it('a datagram to port 0, or too long for UDP, is lost', async () => {
    const received: number[] = [];
    const receiver = host.udp();
    receiver.onDatagram((payload) => received.push(payload.length));
    const to = Endpoint(host.address, receiver.port);

    const sender = host.udp();
    sender.send(new Uint8Array(1), Endpoint(host.address, Port(0)));
    sender.send(new Uint8Array(70_000), to);
    sender.send(new Uint8Array(3), to);
    await until(() => received.length > 0);

    expect(received).toEqual([3]);
  });

  it('a connection names its own port once it is open', async () => {
    const port = await freePort();
    host.listen(port, (stream) => stream.handle({ received: () => {}, closed: () => {} }));
    await host.ready();
    const ports: number[] = [];
    const stream = host.connect(Endpoint(host.address, port));
    stream.handle({
      opened: () => ports.push(stream.local.port),
      received: () => {},
      closed: () => {},
    });

    expect(stream.local.port).toBe(0);
    await until(() => ports.length > 0);

    expect(ports[0]).toBeGreaterThan(0);
  });

  it('closing the host frees its ports, aborts its connections, and may be done in any state', async () => {
    const [tcp, udp] = [await freePort(), await freePort()];
    const reasons: string[] = [];
    host.udp(udp);
    host.listen(tcp, () => {});
    host.connect(Endpoint(host.address, tcp)).handle({
      received: () => {},
      closed: (reason) => reasons.push(reason),
    });

    await host.close();
    await host.close();
    await until(() => reasons.length > 0);
    const next = new RealHost();
    next.udp(udp);
    next.listen(tcp, () => {});
    await next.ready();
    await next.close();

    expect(reasons).toEqual(['aborted']);
  });
});
