import { describe, expect, it } from 'vitest';
import {
  anyAddress,
  broadcastAddress,
  Endpoint,
  Ipv4,
  MacAddress,
  Millis,
  Minutes,
  Port,
} from '../../../src/basics/index.ts';
import { dropMatching, onPort } from '../../../src/network/index.ts';
import { type DhcpMessage, readDhcp, writeDhcp } from '../../../src/protocols/dhcp/index.ts';
import { Site } from '../dhcp-server/site.ts';

const never = dropMatching(onPort('udp', Port(67)), 'DHCP is blocked');

/** A site whose phone 1 has its address. */
function bound(...parameters: ConstructorParameters<typeof Site>) {
  const site = new Site(...parameters);
  const phone = site.phone(1);
  site.server.start();
  phone.client.start();
  site.run(1);
  return { site, phone };
}

/** The moments at which phone 1 sent a message of this name, in whole seconds. */
const sentAt = (site: Site, name: string): number[] =>
  site
    .entries('message')
    .filter((entry) => entry.host === 'phone-1' && entry.name === name)
    .map(({ at }) => Math.round(at / 1000));

describe('a phone that asks for its address', () => {
  it('gets it by Discover, Offer, Request and Ack', () => {
    const { site, phone } = bound();

    expect(site.messages).toEqual([
      'phone-1: DHCP Discover',
      'publisher: DHCP Offer',
      'phone-1: DHCP Request',
      'publisher: DHCP Ack',
    ]);
    expect(phone.events).toEqual(['bound 10.1.0.50']);
    expect(phone.host.address).toBe('10.1.0.50');
  });

  it('learns of mask, router and TFTP servers', () => {
    const { phone } = bound({ tftpServerName: 'publisher.example' });

    expect(phone.lease).toEqual({
      address: '10.1.0.50',
      mask: '255.255.0.0',
      router: '10.1.0.1',
      lease: 24 * 3_600_000,
      tftpServers: ['10.1.0.11', '10.1.0.12'],
      tftpServerName: 'publisher.example',
      server: '10.1.0.10',
    });
    expect(phone.client.lease).toEqual(phone.lease);
  });

  it('may get a TFTP server by option 66 alone', () => {
    const { phone } = bound({ tftpServers: undefined, tftpServerName: '10.1.0.11' });

    expect(phone.lease?.tftpServers).toEqual([]);
    expect(phone.lease?.tftpServerName).toBe('10.1.0.11');
  });

  it('says what it is, and asks for option 150', () => {
    const { site } = bound();
    const [packet] = site.entries('packet');
    const discover = readDhcp(packet?.packet.payload as Uint8Array);

    expect(packet?.packet.source).toEqual(Endpoint(anyAddress, Port(68)));
    expect(packet?.packet.destination).toEqual(Endpoint(broadcastAddress, Port(67)));
    expect(discover.options.vendorClass).toBe('Cisco Systems, Inc. IP Phone CP-7960G\0');
    expect(discover.options.parameterRequestList).toContain(150);
    expect(discover.options.clientIdentifier).toEqual(
      new Uint8Array([1, 0x00, 0x11, 0x22, 0x33, 0x44, 0x01]),
    );
  });

  it('asks again after about 4, 8, 16 and 32 seconds, then tells of a timeout and goes on', () => {
    const site = new Site();
    const phone = site.phone(1);

    phone.client.start();
    site.run(100);

    const [first, ...later] = sentAt(site, 'DHCP Discover');
    const ideal = [4, 12, 28, 60, 64, 72, 88];
    expect(first).toBe(0);
    expect(later).toHaveLength(ideal.length);
    later.forEach((at, index) => {
      expect(Math.abs(at - (ideal[index] as number))).toBeLessThanOrEqual(index + 1);
    });
    expect(phone.events).toEqual(['failed timeout']);
    expect(phone.host.address).toBe(anyAddress);
  });

  it('gets its address when the server comes back after a timeout', () => {
    const site = new Site();
    const phone = site.phone(1);
    phone.client.start();
    site.run(70);

    site.server.start();
    site.run(60);

    expect(phone.events).toEqual(['failed timeout', 'bound 10.1.0.50']);
  });

  it('asks another time when its Request is lost', () => {
    const site = new Site();
    const phone = site.phone(1);
    site.server.start();
    let requests = 0;
    site.network.rules.push(
      dropMatching(
        ({ destination, payload }) =>
          destination.port === 67 &&
          readDhcp(payload).options.messageType === 3 &&
          ++requests === 1,
        'the first Request is lost',
      ),
    );

    phone.client.start();
    site.run(10);

    expect(sentAt(site, 'DHCP Request')).toHaveLength(2);
    expect(phone.events).toEqual(['bound 10.1.0.50']);
  });

  it('takes no notice of answers that are for others, of noise, and of offers without a server', () => {
    const site = new Site();
    const phone = site.phone(1);
    const rogue = site.network.addHost('rogue', {
      mac: MacAddress('0050569a0066'),
      address: Ipv4('10.1.0.66'),
    });
    const socket = rogue.udp(Port(67));
    socket.onDatagram((payload) => {
      const answer = {
        ...readDhcp(payload),
        operation: 'reply',
        yourAddress: Ipv4('10.1.0.99'),
        options: { messageType: 2, serverIdentifier: rogue.address },
      } satisfies DhcpMessage;
      const to = Endpoint(broadcastAddress, Port(68));
      for (const message of [
        { ...answer, transactionId: 1 },
        { ...answer, hardwareAddress: rogue.mac },
        { ...answer, operation: 'request' } as const,
        { ...answer, options: { messageType: 2 } },
        { ...answer, options: { ...answer.options, messageType: 5 } },
      ])
        socket.send(writeDhcp(message), to);
      socket.send(payload.subarray(0, 100), to);
    });

    phone.client.start();
    site.run(3);

    expect(site.messages).toEqual(['phone-1: DHCP Discover']);
  });

  it('begins again a second after a Nak', () => {
    const site = new Site();
    const phone = site.phone(1);
    site.server.start();
    phone.client.start();
    site.world.run(Millis(2), () => site.messages.includes('publisher: DHCP Offer'));
    site.server.change({ pool: { first: Ipv4('10.1.0.80'), last: Ipv4('10.1.0.89') } });

    site.run(2);

    expect(site.messages.slice(2, 5)).toEqual([
      'phone-1: DHCP Request',
      'publisher: DHCP Nak',
      'phone-1: DHCP Discover',
    ]);
    expect(phone.events).toEqual(['bound 10.1.0.80']);
  });

  it('declines an address that another host has, and gets another one', () => {
    const site = new Site();
    site.network.addHost('printer', {
      mac: MacAddress('0050569a0077'),
      address: Ipv4('10.1.0.50'),
    });
    const phone = site.phone(1);
    site.server.start();
    phone.client.start();

    site.run(9);
    expect(phone.events).toEqual(['failed duplicate address']);
    expect(site.messages.at(-1)).toBe('phone-1: DHCP Decline');

    site.run(2);
    expect(phone.events).toEqual(['failed duplicate address', 'bound 10.1.0.51']);
  });

  it('draws its transactions from the seed', () => {
    const [one, two] = [bound(), bound()];

    expect(one.site.entries('packet')).toEqual(two.site.entries('packet'));
  });
});

describe('a phone that has its address', () => {
  it('asks its server for more time after half of the lease', () => {
    const { site, phone } = bound({ lease: Minutes(60) });

    site.run(1801);

    expect(phone.events).toEqual(['bound 10.1.0.50', 'renewed 10.1.0.50']);
    const renewal = site.entries('message').filter(({ name }) => name === 'DHCP Request')[1];
    expect(renewal?.to).toEqual(Endpoint(Ipv4('10.1.0.10'), Port(67)));
  });

  it('hears of changed options when it renews', () => {
    const { site, phone } = bound({ lease: Minutes(60) });

    site.server.change({ tftpServers: [Ipv4('10.9.9.9')] });
    site.run(1801);

    expect(phone.lease?.tftpServers).toEqual(['10.9.9.9']);
  });

  it('asks its server, then any server, and gives the address up when the lease is over', () => {
    const { site, phone } = bound({ lease: Minutes(60) });
    site.server.stop();

    site.run(3600);

    const requests = site.entries('message').filter(({ name }) => name === 'DHCP Request');
    const servers = requests.slice(1).map(({ to }) => to.address);
    const moments = requests.slice(1).map(({ at }) => Math.round(at / 1000));
    const half = servers.lastIndexOf(Ipv4('10.1.0.10')) + 1;
    expect(moments[0]).toBe(1800);
    expect(moments[half]).toBe(3150);
    expect(new Set(servers.slice(half))).toEqual(new Set([broadcastAddress]));
    moments.slice(1).forEach((at, index) => {
      const wait = at - (moments[index] as number);
      expect(wait === 3150 - (moments[index] as number) || wait >= 60).toBe(true);
    });
    expect(phone.events).toEqual(['bound 10.1.0.50', 'lost']);
    expect(phone.host.address).toBe(anyAddress);
    expect(site.messages.at(-1)).toBe('phone-1: DHCP Discover');
  });

  it('loses it when the server refuses to renew', () => {
    const { site, phone } = bound({ lease: Minutes(60) });

    site.server.change({ pool: { first: Ipv4('10.1.0.80'), last: Ipv4('10.1.0.89') } });
    site.run(1803);

    expect(phone.events).toEqual(['bound 10.1.0.50', 'lost', 'bound 10.1.0.80']);
  });

  it('keeps an endless lease without a word', () => {
    const { site, phone } = bound({ lease: Millis(Number.POSITIVE_INFINITY) });

    site.run(1_000_000);

    expect(phone.lease?.lease).toBe(Number.POSITIVE_INFINITY);
    expect(site.messages).toHaveLength(4);
  });

  it('does not flood a server that gives it no time at all', () => {
    const { site, phone } = bound({ lease: Millis(0) });

    site.run(10);

    expect(phone.events.slice(0, 3)).toEqual(['bound 10.1.0.50', 'lost', 'bound 10.1.0.50']);
    expect(sentAt(site, 'DHCP Discover').length).toBeLessThanOrEqual(12);
  });

  it('gives it back on release, and is silent from then on', () => {
    const { site, phone } = bound({ lease: Minutes(60) });

    phone.client.release();
    site.run(7200);

    expect(site.messages.at(-1)).toBe('phone-1: DHCP Release');
    expect(phone.host.address).toBe(anyAddress);
    expect(phone.client.lease).toBeUndefined();
    expect(phone.events).toEqual(['bound 10.1.0.50']);
  });

  it('sends nothing more after stop, and may start again', () => {
    const { site, phone } = bound({ lease: Minutes(60) });

    phone.client.stop();
    site.run(7200);
    expect(site.messages).toHaveLength(4);

    phone.client.start();
    site.run(1);
    expect(phone.events).toEqual(['bound 10.1.0.50', 'bound 10.1.0.50']);
  });

  it.each(['failed timeout', 'lost'])('may be stopped on hearing «%s»', (event) => {
    const { site, phone } = bound({ lease: Minutes(10) });
    phone.react = (heard) => heard === event && phone.client.stop();
    if (event === 'failed timeout') {
      phone.client.stop();
      phone.client.start();
    }
    site.network.rules.push(never);

    site.run(601);
    const sent = site.messages.length;
    site.run(1000);

    expect(phone.events.at(-1)).toBe(event);
    expect(site.messages).toHaveLength(sent);
  });
});
