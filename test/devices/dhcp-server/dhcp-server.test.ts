import { describe, expect, it } from 'vitest';
import {
  anyAddress,
  broadcastAddress,
  broadcastMac,
  Endpoint,
  Ipv4,
  type MacAddress,
  Millis,
  Minutes,
  Port,
} from '../../../src/basics/index.ts';
import {
  type DhcpMessage,
  type DhcpOptions,
  emptyHeader,
  messageType,
  readDhcp,
  writeDhcp,
} from '../../../src/protocols/dhcp/index.ts';
import { phoneMac, Site } from './site.ts';

const server = Ipv4('10.1.0.10');
const first = Ipv4('10.1.0.50');

/** A client without a mind of its own: it sends what it is told and keeps what it hears. */
class RawClient {
  readonly heard: DhcpMessage[] = [];
  readonly #site: Site;
  readonly #mac: MacAddress;
  readonly #host;
  readonly #socket;

  constructor(site: Site, number: number, address = anyAddress) {
    this.#site = site;
    this.#mac = phoneMac(number);
    this.#host = site.network.addHost(`raw-${number}`, { mac: this.#mac, address });
    this.#socket = this.#host.udp(Port(68));
    this.#socket.onDatagram((payload) => this.heard.push(readDhcp(payload)));
  }

  /** @returns the answer, undefined when there is none */
  ask(options: DhcpOptions, header: Partial<DhcpMessage> = {}): DhcpMessage | undefined {
    const message: DhcpMessage = {
      ...emptyHeader,
      operation: 'request',
      transactionId: 1,
      hardwareAddress: this.#mac,
      ...header,
      options,
    };
    const before = this.heard.length;
    this.#socket.send(writeDhcp(message), Endpoint(broadcastAddress, Port(67)));
    this.#site.run(1);
    return this.heard[before];
  }

  /** The address that the server gives, undefined when it gives none. */
  lease(): Ipv4 | undefined {
    const offer = this.ask({ messageType: messageType.discover });
    if (!offer) return undefined;
    const ack = this.ask({
      messageType: messageType.request,
      requestedAddress: offer.yourAddress,
      serverIdentifier: server,
    });
    return ack?.options.messageType === messageType.ack ? ack.yourAddress : undefined;
  }
}

function siteWithServer(...parameters: ConstructorParameters<typeof Site>): Site {
  const site = new Site(...parameters);
  site.server.start();
  return site;
}

const pool = (from: string, to: string) => ({ first: Ipv4(from), last: Ipv4(to) });
const discover = { messageType: messageType.discover };

describe('a DHCP server that hands out addresses', () => {
  it('gives each phone the next address, and the same phone always the same', () => {
    const site = siteWithServer();
    const [one, two] = [new RawClient(site, 1), new RawClient(site, 2)];

    expect([one.lease(), two.lease(), one.lease(), two.lease()]).toEqual([
      '10.1.0.50',
      '10.1.0.51',
      '10.1.0.50',
      '10.1.0.51',
    ]);
  });

  it('gives a phone back its address long after the lease is over', () => {
    const site = siteWithServer({ lease: Minutes(10) });
    const [one, two] = [new RawClient(site, 1), new RawClient(site, 2)];
    one.lease();

    site.run(3600);

    expect(two.lease()).toBe('10.1.0.51');
    expect(one.lease()).toBe('10.1.0.50');
  });

  it('gives a phone the address that it asks for, when it is free', () => {
    const site = siteWithServer();
    const [one, two] = [new RawClient(site, 1), new RawClient(site, 2)];
    const wish = { ...discover, requestedAddress: Ipv4('10.1.0.55') };

    expect(one.ask(wish)?.yourAddress).toBe('10.1.0.55');
    expect(two.ask(wish)?.yourAddress).toBe('10.1.0.50');
  });

  it('keeps a reserved address for its phone, inside the pool or not', () => {
    const site = siteWithServer({
      pool: pool('10.1.0.50', '10.1.0.51'),
      reservations: new Map([
        [phoneMac(1), first],
        [phoneMac(2), Ipv4('10.1.7.7')],
      ]),
    });
    const [three, one, two] = [3, 1, 2].map((number) => new RawClient(site, number));

    expect(three?.lease()).toBe('10.1.0.51');
    expect(one?.lease()).toBe('10.1.0.50');
    expect(two?.lease()).toBe('10.1.7.7');
  });

  it('makes no offer from an exhausted pool, and says so in its log', () => {
    const site = siteWithServer({ pool: pool('10.1.0.50', '10.1.0.50') });
    new RawClient(site, 1).lease();

    expect(new RawClient(site, 2).ask(discover)).toBeUndefined();
    expect(site.entries('log').map(({ text }) => text)).toEqual([
      'no address for 001122334402: 10.1.0.50 to 10.1.0.50 is exhausted',
    ]);
  });

  it('hands an expired address of an exhausted pool to another phone', () => {
    const site = siteWithServer({ pool: pool('10.1.0.50', '10.1.0.50'), lease: Minutes(10) });
    const [one, two] = [new RawClient(site, 1), new RawClient(site, 2)];
    one.lease();
    site.run(601);

    expect(two.lease()).toBe('10.1.0.50');
    expect(one.lease()).toBeUndefined();
  });

  it('hands a released address of an exhausted pool to another phone at once', () => {
    const site = siteWithServer({ pool: pool('10.1.0.50', '10.1.0.50') });
    const [one, two] = [new RawClient(site, 1), new RawClient(site, 2)];
    one.lease();

    one.ask(
      { messageType: messageType.release, serverIdentifier: server },
      { clientAddress: first },
    );

    expect(two.lease()).toBe('10.1.0.50');
  });

  it('takes a release for another server, or of an address that is not the phone’s, for nothing', () => {
    const site = siteWithServer({ pool: pool('10.1.0.50', '10.1.0.50') });
    const [one, two] = [new RawClient(site, 1), new RawClient(site, 2)];
    one.lease();
    const release = { messageType: messageType.release, serverIdentifier: server };

    one.ask({ ...release, serverIdentifier: Ipv4('10.1.0.99') }, { clientAddress: first });
    one.ask(release, { clientAddress: Ipv4('10.1.0.51') });
    two.ask(release, { clientAddress: first });

    expect(two.lease()).toBeUndefined();
  });

  it('frees its offer for others when the phone takes that of another server', () => {
    const site = siteWithServer({ pool: pool('10.1.0.50', '10.1.0.50') });
    const [one, two] = [new RawClient(site, 1), new RawClient(site, 2)];
    one.ask(discover);

    const answer = one.ask({
      messageType: messageType.request,
      requestedAddress: Ipv4('10.1.0.200'),
      serverIdentifier: Ipv4('10.1.0.99'),
    });

    expect(answer).toBeUndefined();
    expect(two.lease()).toBe('10.1.0.50');
  });

  it('never hands out an address again that was declined, and says so in its log', () => {
    const site = siteWithServer();
    const [one, two] = [new RawClient(site, 1), new RawClient(site, 2)];
    one.lease();

    one.ask({
      messageType: messageType.decline,
      requestedAddress: first,
      serverIdentifier: server,
    });

    expect([one.lease(), two.lease()]).toEqual(['10.1.0.51', '10.1.0.52']);
    expect(site.entries('log').map(({ text }) => text)).toEqual([
      '001122334401 found 10.1.0.50 in use',
    ]);
  });

  it('hands out again what a phone left behind for a reservation', () => {
    const site = siteWithServer({ pool: pool('10.1.0.50', '10.1.0.51') });
    const [one, two, three] = [1, 2, 3].map((number) => new RawClient(site, number));
    one?.lease();
    two?.lease();

    site.server.change({ reservations: new Map([[phoneMac(1), Ipv4('10.1.7.7')]]) });

    expect(one?.lease()).toBe('10.1.7.7');
    expect(three?.lease()).toBe('10.1.0.50');
  });
});

describe('a DHCP server that answers', () => {
  it('sends to the Ethernet address of a phone that has no IP address yet', () => {
    const site = siteWithServer();
    new RawClient(site, 1).ask(discover);
    const offer = site.entries('packet').find(({ host }) => host === 'publisher')?.packet;

    expect(offer?.destination).toEqual(Endpoint(first, Port(68)));
    expect(offer?.destinationMac).toBe(phoneMac(1));
  });

  it('broadcasts to a phone that asks for it by the broadcast flag', () => {
    const site = siteWithServer();
    const answer = new RawClient(site, 1).ask(discover, { broadcast: true });
    const offer = site.entries('packet').find(({ host }) => host === 'publisher')?.packet;

    expect(answer?.broadcast).toBe(true);
    expect(offer?.destination).toEqual(Endpoint(broadcastAddress, Port(68)));
    expect(offer?.destinationMac).toBe(broadcastMac);
  });

  it('renews under the address that the phone has', () => {
    const site = siteWithServer();
    new RawClient(site, 1).lease();
    const [old, renewal] = [site.entries('packet').length, { messageType: messageType.request }];
    site.network.host('raw-1').configure(first);

    const again = new RawClient(site, 9);
    again.ask(renewal, { hardwareAddress: phoneMac(1), clientAddress: first });

    const ack = site.entries('packet').slice(old + 1)[0]?.packet;
    expect(ack?.destination.address).toBe(first);
    expect(readDhcp(ack?.payload as Uint8Array).options.messageType).toBe(messageType.ack);
  });

  it.each([
    ['asks it for another address than it was offered', { serverIdentifier: server }],
    ['boots with an address that is another one’s', {}],
  ])('refuses a phone that %s', (_, options) => {
    const site = siteWithServer();
    const one = new RawClient(site, 1);
    one.ask(discover);

    const answer = one.ask({
      messageType: messageType.request,
      requestedAddress: Ipv4('10.1.0.59'),
      ...options,
    });

    expect(answer?.options.messageType).toBe(messageType.nak);
    expect(answer?.yourAddress).toBe(anyAddress);
  });

  it('says nothing to a phone that boots with an address of which it has no record', () => {
    const site = siteWithServer();

    const answer = new RawClient(site, 1).ask({
      messageType: messageType.request,
      requestedAddress: first,
    });

    expect(answer).toBeUndefined();
  });

  it('gives everybody the same options', () => {
    const site = siteWithServer({
      domainNameServers: [Ipv4('10.1.0.2')],
      domainName: 'example',
      tftpServerName: 'publisher',
    });
    const optionsOf = (number: number) => new RawClient(site, number).ask(discover)?.options;

    expect(optionsOf(1)).toEqual({
      messageType: messageType.offer,
      serverIdentifier: '10.1.0.10',
      leaseTime: 86_400,
      subnetMask: '255.255.0.0',
      routers: ['10.1.0.1'],
      domainNameServers: ['10.1.0.2'],
      domainName: 'example',
      tftpServerName: 'publisher',
      tftpServers: ['10.1.0.11', '10.1.0.12'],
    });
    expect(optionsOf(2)).toEqual(optionsOf(3));
  });

  it('takes no notice of noise and of answers', () => {
    const site = siteWithServer();
    const one = new RawClient(site, 1);
    const noise = site.network.host('raw-1').udp();

    noise.send(new Uint8Array([1, 2, 3]), Endpoint(server, Port(67)));
    one.ask(discover, { operation: 'reply' });
    one.ask({});

    expect(one.heard).toEqual([]);
  });

  it('is silent once it is stopped, and knows its leases when it starts again', () => {
    const site = siteWithServer();
    const [one, two] = [new RawClient(site, 1), new RawClient(site, 2)];
    one.lease();

    site.server.stop();
    expect(two.ask(discover)).toBeUndefined();

    site.server.start();
    expect([two.lease(), one.lease()]).toEqual(['10.1.0.51', '10.1.0.50']);
  });
});

describe('why a phone has the options it has', () => {
  const settingsOf = (site: Site) =>
    site.entries('setting').map(({ name, value }) => `${name} = ${value}`);

  it('the trace tells of the scope when the server starts, once', () => {
    const site = siteWithServer();
    site.server.stop();
    site.server.start();

    expect(settingsOf(site)).toEqual([
      'DHCP pool = 10.1.0.50 to 10.1.0.59',
      'DHCP option 1 = 255.255.0.0',
      'DHCP option 3 = 10.1.0.1',
      'DHCP option 51 = 24 h',
      'DHCP option 150 = 10.1.0.11, 10.1.0.12',
    ]);
  });

  it('the trace tells of each option that changes', () => {
    const site = siteWithServer();
    const before = settingsOf(site).length;

    site.server.change({
      tftpServers: [Ipv4('10.9.9.9')],
      mask: Ipv4('255.255.0.0'),
      lease: Millis(90_000),
      router: undefined,
      tftpServerName: 'publisher',
      reservations: new Map([[phoneMac(1), Ipv4('10.1.7.7')]]),
    });

    expect(settingsOf(site).slice(before)).toEqual([
      'DHCP option 3 = none',
      'DHCP option 51 = 1 min 30 s',
      'DHCP option 66 = publisher',
      'DHCP option 150 = 10.9.9.9',
      'DHCP reservations = 10.1.7.7 for 001122334401',
    ]);
    expect(site.server.scope.tftpServers).toEqual(['10.9.9.9']);
  });

  it('an Offer names the setting that it goes by', () => {
    const site = siteWithServer();
    const step = site.world.trace.record('site', { kind: 'step', text: 'change dhcp' });
    site.world.causes.within(step, () => site.server.change({ tftpServers: [Ipv4('10.9.9.9')] }));
    new RawClient(site, 1).ask(discover);

    const [offer] = site.entries('message');
    const [seq = 0, ...others] = offer?.because ?? [];
    expect(others).toEqual([]);
    expect(site.world.trace.chain(seq).map(({ kind }) => kind)).toEqual(['setting', 'step']);
    expect(site.world.trace.find(seq)).toMatchObject({ value: '10.9.9.9' });
    expect(offer?.detail).toBe('10.1.0.50 to 001122334401, for 24 h, option 150: 10.9.9.9');
  });

  it('an option that is taken away is no longer sent', () => {
    const site = siteWithServer();

    site.server.change({ tftpServers: [] });

    expect(settingsOf(site).at(-1)).toBe('DHCP option 150 = none');
    expect(new RawClient(site, 1).ask(discover)?.options.tftpServers).toBeUndefined();
  });

  it('an answer names the packet that it answers as its cause', () => {
    const site = siteWithServer();
    new RawClient(site, 1).ask(discover);
    const [offer] = site.entries('message');

    expect(site.world.trace.chain(offer?.seq ?? 0).map(({ kind }) => kind)).toEqual([
      'message',
      'packet',
    ]);
  });
});
