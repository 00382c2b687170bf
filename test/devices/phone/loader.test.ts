import { beforeEach, describe, expect, it } from 'vitest';
import { Endpoint, Ipv4, Port } from '../../../src/basics/index.ts';
import type { CtlPlan } from '../../../src/devices/cluster/index.ts';
import type { Phone, PhoneOptions } from '../../../src/devices/phone/index.ts';
import {
  emptyPhoneConfiguration,
  writePhoneConfiguration,
} from '../../../src/protocols/config-file/index.ts';
import { ctlFileName } from '../../../src/protocols/ctl/index.ts';
import { writeSignedFile } from '../../../src/protocols/signed-file/index.ts';
import { ErrorCode, encodeTftp } from '../../../src/protocols/tftp/index.ts';
import { PhoneSite, publisherAddress, subscriberAddress, usualPlan } from './phone-site.ts';

const ctlAsked = 'CTLSEP001122334403.tlv';
const plain = 'SEP001122334403.cnf.xml';
const signed = `${plain}.sgn`;
const fileAuthFailed = 'File Auth Failed';

let site: PhoneSite;
beforeEach(() => {
  site = new PhoneSite();
});

function start(phone: Phone): void {
  phone.powerOn();
  site.run(30);
}

function started(options: Partial<PhoneOptions> = {}): Phone {
  const phone = site.phone('7960', options);
  start(phone);
  return phone;
}

/** With only the publisher in it, as its record stands in the usual plan or changed. */
const onlyPublisher = (changed: Partial<CtlPlan['servers'][number]> = {}): Partial<CtlPlan> => ({
  servers: usualPlan.servers
    .filter(({ name }) => name === 'publisher')
    .map((server) => ({ ...server, ...changed })),
});

const findings = () => site.entries('finding').map(({ guide }) => guide);
const md5Stored = () => site.entries('store').filter(({ what }) => what === 'CTL file').length;

/** Changes one byte of a file of the publisher, counted from the end. */
function damage(name: string, fromEnd: number): void {
  const bytes = site.publisher.files.find(name)?.slice() as Uint8Array;
  const at = bytes.length - fromEnd;
  bytes[at] = (bytes[at] as number) ^ 0xff;
  site.publisher.files.alter(name, bytes);
}

describe('the names that a phone asks for', () => {
  it('are plain ones without a CTL file', () => {
    site = new PhoneSite({ securityMode: 'nonsecure' });
    const phone = started();

    expect(site.asked()).toEqual([`10: ${ctlAsked}`, `10: ${plain}`]);
    expect(site.said()).toEqual([`File Not Found: ${ctlAsked}`, 'No CTL installed']);
    expect(phone.isRegistered).toBe(true);
  });

  it('are those of signed files with one', () => {
    started({ ctl: site.trustList() });

    expect(site.asked()).toEqual([`10: ${ctlAsked}`, `10: ${signed}`]);
  });

  it('are plain ones when the CTL file names the server without a certificate', () => {
    const plan = onlyPublisher({ certificateOf: undefined });
    site.publishCtl(plan);
    const phone = started({ ctl: site.trustList(plan) });

    expect(site.asked()).toEqual([`10: ${ctlAsked}`, `10: ${plain}`]);
    expect(phone.isRegistered).toBe(true);
  });

  it('are signed ones as soon as the first CTL file is installed', () => {
    started();

    expect(site.said()).toEqual(['CTL Installed']);
    expect(site.asked()).toEqual([`10: ${ctlAsked}`, `10: ${signed}`]);
  });

  it.each([true, false])(
    'lead to XMLDefault where there is none of its own; signed: %s',
    (isSigned) => {
      site = new PhoneSite({ securityMode: isSigned ? 'mixed' : 'nonsecure' });
      const phone = site.unknownPhone();
      phone.powerOn();
      site.run(13);

      const end = isSigned ? '.sgn' : '';
      expect(site.asked()).toEqual([
        `10: ${ctlAsked}`,
        `10: ${plain}${end}`,
        `10: XMLDefault.cnf.xml${end}`,
      ]);
      expect(site.said()).toContain(`File Not Found: ${plain}${end}`);
      expect(phone.states['phone-startup']).toBe('on › registering');
      expect(phone.menuFacts().callManagers).toEqual([publisherAddress, subscriberAddress]);
    },
  );
});

describe('a phone with a CTL file', () => {
  it('does not load from a server that the file does not name, and asks again', () => {
    const phone = site.phone('7960', { ctl: site.trustList(onlyPublisher()) });
    phone.setAlternateTftp(subscriberAddress);
    phone.powerOn();
    site.run(60);

    expect(site.asked()).toEqual([]);
    expect(site.said()).toEqual([
      'TFTP Not Authorized: 10.1.0.11',
      'TFTP Not Authorized: 10.1.0.11',
    ]);
    expect(findings()).toContain('ctl-file/tftp-authorization-failure');
    expect(phone.display.screen.lines).toContain('TFTP Not Authorized: 10.1.0.11');

    phone.setAlternateTftp(undefined);
    site.run(30);
    expect(phone.isRegistered).toBe(true);
    expect(phone.display.screen.lines).toEqual(['Your current options']);
  });

  it('turns from a server that is not named to one that is', () => {
    site = new PhoneSite({ scope: { tftpServers: [Ipv4('10.9.9.9'), publisherAddress] } });
    const phone = started({ ctl: site.trustList() });

    expect(site.said()).toEqual(['TFTP Not Authorized: 10.9.9.9']);
    expect(phone.isRegistered).toBe(true);
  });

  it('loads from any server when the file names no TFTP server at all', () => {
    const phone = started({ ctl: site.trustList({ servers: [] }) });

    expect(phone.states['tftp-authorization']).toBe('authorized');
    expect(site.said()).toEqual(['CTL Installed']);
  });

  it('keeps the file that is unchanged without a word', () => {
    started({ ctl: site.trustList() });

    expect(site.said()).toEqual([]);
    expect(md5Stored()).toBe(1);
  });

  it('takes a new one that one of its tokens signed, at any time', () => {
    const phone = started({ ctl: site.trustList() });
    const before = phone.flash.ctl?.md5;
    site.publishCtl({ signWith: 'token-2' });
    phone.press('**#**');
    site.run(30);

    expect(site.said()).toEqual(['CTL Installed']);
    expect(phone.flash.ctl?.md5).not.toBe(before);
    expect(phone.isRegistered).toBe(true);
  });

  it('stops at a server that its new file does not name any more', () => {
    const phone = started({ ctl: site.trustList() });
    site.publishCtl({ servers: usualPlan.servers.filter(({ name }) => name === 'subscriber') });
    phone.press('**#**');
    site.run(30);

    expect(site.said()).toEqual(['CTL Installed', 'TFTP Not Authorized: 10.1.0.10']);
    expect(site.asked().at(-1)).toBe(`11: ${signed}`);
    expect(phone.isRegistered).toBe(true);
  });

  it.each<[string, Partial<CtlPlan>, string]>([
    [
      'a token of another cluster',
      { tokens: ['foreign-1', 'foreign-2'], signWith: 'foreign-1' },
      'ctl-file/phone-cannot-authenticate-ctl-file',
    ],
    [
      'the token that was added last',
      { tokens: ['token-1', 'token-2', 'token-3'], signWith: 'token-3' },
      'ctl-file/phone-cannot-authenticate-ctl-file/new-token',
    ],
  ])('keeps its own when %s signed the new one, and says so', (_who, plan, finding) => {
    const phone = started({ ctl: site.trustList() });
    const before = phone.flash.ctl?.md5;
    site.publishCtl(plan);
    phone.press('**#**');
    site.run(30);

    expect(site.said()).toEqual([fileAuthFailed, 'CTL update failed']);
    expect(findings()).toEqual([finding]);
    expect(phone.flash.ctl?.md5).toBe(before);
    expect(phone.isRegistered).toBe(true);
  });

  it.each([1, 600, 2500])(
    'keeps its own when the new one is damaged, %s bytes from its end',
    (at) => {
      site.publishCtl({ signWith: 'token-2' });
      damage(ctlFileName, at);
      const phone = started({ ctl: site.trustList() });

      expect(site.said()).toEqual([fileAuthFailed, 'CTL update failed']);
      expect(md5Stored()).toBe(1);
      expect(phone.isRegistered).toBe(true);
    },
  );

  it.each([
    ['is empty', () => site.publisher.files.alter(ctlFileName, new Uint8Array())],
    ['is deleted', () => site.publisher.files.delete(ctlFileName)],
  ])('keeps its own when the file of the server %s', (_what, change) => {
    change();
    const phone = started({ ctl: site.trustList() });

    expect(phone.flash.ctl).toBeDefined();
    expect(site.said()).not.toContain('No CTL installed');
    expect(site.asked().at(-1)).toBe(`10: ${signed}`);
    expect(phone.isRegistered).toBe(true);
  });
});

describe('a phone without a CTL file', () => {
  it('does not install one that is damaged, and loads plain files', () => {
    damage(ctlFileName, 100);
    const phone = started();

    expect(site.said()).toEqual([fileAuthFailed]);
    expect(phone.flash.ctl).toBeUndefined();
    expect(site.asked().at(-1)).toBe(`10: ${plain}`);
    expect(phone.isRegistered).toBe(true);
  });

  it('takes an empty one for none', () => {
    site.publisher.files.alter(ctlFileName, new Uint8Array());
    const phone = started();

    expect(site.said()).toEqual(['No CTL installed']);
    expect(phone.isRegistered).toBe(true);
  });

  it('installs one of whatever cluster', () => {
    site.publishCtl({ tokens: ['foreign-1'], signWith: 'foreign-1' });
    const phone = started();

    expect(site.said()).toEqual(['CTL Installed']);
    expect(phone.isRegistered).toBe(true);
  });

  it('stops at a server that its first file does not name', () => {
    site.publishCtl({ servers: [] });
    site.publishCtl(onlyPublisher({ address: Ipv4('10.1.0.77') }));
    const phone = started();

    expect(site.said().slice(0, 3)).toEqual([
      'CTL Installed',
      'TFTP Not Authorized: 10.1.0.10',
      'TFTP Not Authorized: 10.1.0.11',
    ]);
    expect(phone.states['phone-startup']).toBe('on › without a server');
  });
});

describe('the configuration of a phone', () => {
  /** What the publisher signs in the place of what it builds. */
  const publish = (name: string, payload: Uint8Array, signer = 'publisher', inHeader = name) =>
    site.publisher.files.alter(
      name,
      writeSignedFile({
        name: inHeader,
        payload,
        signer: site.identities.server(signer),
        timestamp: site.world.date(),
      }),
    );
  let phone: Phone;
  beforeEach(() => {
    phone = site.phone();
  });

  const anotherFile = writePhoneConfiguration(emptyPhoneConfiguration);

  it('is taken from either server that the CTL file names', () => {
    publish(signed, site.publisher.files.find(plain) as Uint8Array, 'subscriber');
    start(phone);

    expect(phone.isRegistered).toBe(true);
  });

  it.each([
    ['is damaged', () => damage(signed, 5), []],
    ['is cut short', () => site.publisher.files.alter(signed, new Uint8Array(20)), []],
    [
      'is signed by a server of another cluster',
      () => publish(signed, anotherFile, 'stranger'),
      ['ctl-file/phone-cannot-authenticate-other-files'],
    ],
    [
      'is that of another phone',
      () => publish(signed, anotherFile, 'publisher', 'SEP00BADBADBAD0.cnf.xml.sgn'),
      [],
    ],
  ])('that %s is refused: the phone waits when it has no other', (_what, change, found) => {
    change();
    start(phone);
    expect(site.said()).toEqual(['CTL Installed', fileAuthFailed]);
    expect(findings()).toEqual(found);
    expect(phone.states['phone-startup']).toBe('on › waiting');

    site.publisher.files.restore(signed);
    site.run(60);
    expect(phone.isRegistered).toBe(true);
  });

  it('that is refused leaves the one before in use', () => {
    start(phone);
    damage(signed, 5);
    phone.press('**#**');
    site.run(30);

    expect(site.said()).toContain(fileAuthFailed);
    expect(phone.isRegistered).toBe(true);
  });

  it('that cannot be read is refused, with a good signature too', () => {
    publish(signed, new TextEncoder().encode('<device><unfinished'));
    start(phone);

    expect(site.said()).toEqual(['CTL Installed', 'CFG file not usable']);
    expect(phone.states['phone-startup']).toBe('on › waiting');
  });

  it('is asked for every 45 s when there is none at all', () => {
    for (const name of [signed, 'XMLDefault.cnf.xml.sgn'])
      for (const { files } of site.servers) files.delete(name);
    start(phone);
    expect(site.said()).toEqual([
      'CTL Installed',
      `File Not Found: ${signed}`,
      'File Not Found: XMLDefault.cnf.xml.sgn',
      'CFG file not found',
    ]);

    const before = site.here;
    site.run(90);
    expect(site.asked(before)).toHaveLength(6);
    for (const { files } of site.servers) files.restore(signed);
    site.run(45);
    expect(phone.isRegistered).toBe(true);
  });

  it('that names no server leaves the phone unregistered until it loads another', () => {
    publish(signed, anotherFile);
    start(phone);
    expect(phone.states.registration).toBe('waiting');

    site.publisher.files.restore(signed);
    site.run(60);
    expect(phone.isRegistered).toBe(true);
  });

  it('that names servers by names leads nowhere, and the phone says so', () => {
    publish(
      signed,
      writePhoneConfiguration({
        ...emptyPhoneConfiguration,
        callManagers: [
          { priority: 0, processNodeName: 'publisher', ethernetPhonePort: Port(2000) },
          { priority: 1, processNodeName: publisherAddress, ethernetPhonePort: Port(2000) },
        ],
      }),
    );
    start(phone);

    expect(site.said()).toEqual(['CTL Installed', 'DNS unknown host']);
    expect(phone.isRegistered).toBe(true);
  });
});

describe('a TFTP server that', () => {
  it('is silent gives way to the next, file by file', () => {
    site.publisher.stop('tftp');
    const phone = started();

    expect(site.asked().map((asked) => asked.slice(0, 3))).toEqual([
      '10:', // CTL file, four times
      '10:',
      '10:',
      '10:',
      '11:',
      '11:',
    ]);
    expect(site.said()).toEqual(['TFTP timeout', 'CTL Installed']);
    site.run(30);
    expect(phone.isRegistered).toBe(true);
  });

  it('is silent leaves the phone asking when there is no other', () => {
    for (const server of site.servers) server.stop('tftp');
    const phone = started();
    site.run(30);
    expect(phone.states['phone-startup']).toBe('on › without a server');

    site.subscriber.start('tftp');
    site.run(90);
    expect(phone.isRegistered).toBe(true);
  });

  it('falls silent in the middle of a file gives way to the next', () => {
    const phone = site.phone();
    phone.powerOn();
    site.until(() => site.asked().length === 2);
    site.run(0.003);
    site.publisher.stop('tftp');
    site.run(60);

    expect(site.said()).toEqual(['CTL Installed', 'TFTP timeout']);
    expect(phone.isRegistered).toBe(true);
  });

  it('answers with an error is one without the file', () => {
    site.publisher.stop('tftp');
    const host = site.network.host('publisher');
    const socket = host.udp(Port(69));
    const error = { kind: 'error', code: ErrorCode.accessViolation, text: 'no' } as const;
    socket.onDatagram((_, from) => socket.send(encodeTftp(error), from));
    started({ ctl: site.trustList() });

    expect(site.said()).toEqual(['TFTP error', 'TFTP error', 'TFTP error', 'CFG file not found']);
    expect(site.asked().map((asked) => asked.slice(4))).toEqual([
      ctlAsked,
      signed,
      'XMLDefault.cnf.xml.sgn',
    ]);
  });

  it('sends a file that never ends is not listened to for ever', () => {
    site.publisher.files.alter(signed, new Uint8Array(600_000));
    started({ ctl: site.trustList() });

    expect(site.said()).toContain('CFG TFTP Size Error');
    expect(site.asked().at(-1)).toBe('10: XMLDefault.cnf.xml.sgn');
  });

  it('is somebody else is not listened to', () => {
    const phone = site.phone();
    const host = site.network.host('subscriber');
    const socket = host.udp();
    phone.powerOn();
    site.until(() => site.asked().length === 1);
    const [request] = site
      .entries('packet')
      .filter(({ packet }) => packet.transport === 'udp' && packet.destination.port === 69);
    const { address, port } = (request as NonNullable<typeof request>).packet.source;
    const data = { kind: 'data', block: 1, bytes: new TextEncoder().encode('a trap') } as const;
    socket.send(encodeTftp(data), Endpoint(address, port));
    site.run(30);

    expect(site.said()).toEqual(['CTL Installed']);
    expect(phone.isRegistered).toBe(true);
  });
});
