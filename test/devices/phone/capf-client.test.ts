import { beforeEach, describe, expect, it } from 'vitest';
import { Port, Seconds } from '../../../src/basics/index.ts';
import type { ModelName, Phone } from '../../../src/devices/phone/index.ts';
import { tls10 } from '../../../src/network/tls/index.ts';
import { isIssuedBy, type KeyBits } from '../../../src/pki/index.ts';
import {
  authType,
  type CapfMessage,
  CapfReader,
  certificateType,
  encodeCapf,
  reason,
} from '../../../src/protocols/capf/index.ts';
import { type PhonePlan, PhoneSite, publisherAddress } from './phone-site.ts';

let site: PhoneSite;
beforeEach(() => {
  site = new PhoneSite();
});

const byNullString = { operation: 'install', authenticationMode: 'null string' } as const;
const byLsc = {
  operation: 'install',
  authenticationMode: 'existing certificate, LSC first',
} as const;
const byMic = {
  operation: 'install',
  authenticationMode: 'existing certificate, MIC first',
} as const;

function startedPhone(model: ModelName, plan: PhonePlan): Phone {
  const phone = site.phone(model, plan);
  phone.powerOn();
  return phone;
}

const status = (phone: Phone) => site.database.capf.record(phone.deviceName)?.status;

/** What the phone did that matters here, in order. */
const story = (from = 0) =>
  site.world.trace.entries
    .filter(({ seq, host }) => seq > from && host === 'phone-1')
    .flatMap((entry) => {
      if (entry.kind === 'registration') return [entry.state];
      if (entry.kind === 'store' && (entry.what === 'LSC' || entry.what === 'CAPF operation'))
        return [`${entry.what} ${entry.action}`];
      if (entry.kind === 'message' && entry.protocol === 'CAPF') return [entry.name];
      return [];
    });

const install = [
  'CAPF operation stored',
  'AUTH_RESPONSE',
  'REQUEST_IN_PROGRESS',
  'KEY_GENERATE_RESPONSE',
  'LSC stored',
  'STORE_CERTIFICATE_RESPONSE',
];

/** Attempts to connect to CAPF. */
const attempts = (from = 0) =>
  site
    .entries('packet', from)
    .filter(({ host, packet }) => host === 'phone-1' && packet.destination.port === 3804)
    .filter(({ packet: { tcp } }) => tcp?.flags.syn)
    .map(({ at }) => Math.round(at / 1000));

const findings = () => site.entries('finding').map(({ guide }) => guide);

describe('a phone for which an LSC is ordered', () => {
  it('registers first when it is nonsecure, and turns to CAPF then', () => {
    const phone = startedPhone('7960', { capf: byNullString });
    site.run(120);

    expect(story()).toEqual(['registered', ...install, 'CAPF operation deleted']);
    expect(status(phone)).toBe('Upgrade Success');
    const lsc = phone.flash.lsc?.certificate;
    expect(lsc && isIssuedBy(lsc, site.identities.capf('publisher').certificate)).toBe(true);
    expect(lsc?.subject).toMatch(`CN=${phone.deviceName};`);
    expect(site.said()).toEqual(['CTL Installed', 'LSC update successful']);
  });

  it('turns to CAPF first when it is set secure, and registers at once then', () => {
    const phone = startedPhone('7960', { mode: 'encrypted', capf: byNullString });
    site.until(() => phone.flash.lsc !== undefined);
    site.run(2);

    expect(story()).toEqual([...install, 'CAPF operation deleted', 'registered']);
    expect(site.publisher.callManager?.registeredMode(phone.deviceName)).toBe('encrypted');
    expect(site.entries('tls-secret')).toHaveLength(2);
  });

  it.each<[ModelName, PhonePlan, string]>([
    ['7970', { capf: byMic }, 'MIC'],
    ['7970', { capf: byLsc }, 'MIC'],
    ['7970', { capf: byLsc, hasLsc: true }, 'LSC'],
    ['7970', { capf: byMic, hasLsc: true }, 'MIC'],
    ['7960', { capf: byMic, hasLsc: true }, 'LSC'],
  ])('by existing certificate shows what it has: a %s with %o its %s', (model, plan, shown) => {
    const phone = startedPhone(model, plan);
    site.run(120);

    const [answer] = site.entries('message').filter(({ name }) => name === 'AUTH_RESPONSE');
    const type = shown === 'MIC' ? certificateType.mic : certificateType.lsc;
    expect(answer?.detail).toContain(`CERTIFICATE ${type} (${shown.toLowerCase()})`);
    expect(status(phone)).toBe('Upgrade Success');
  });

  it('by existing certificate is refused when it has none, and says so', () => {
    const phone = startedPhone('7960', { capf: byLsc });
    site.run(60);

    expect(status(phone)).toBe('Upgrade Failed: Invalid Credentials');
    expect(site.said().at(-1)).toBe('LSC update failed: not authenticated');
    expect(phone.isRegistered).toBe(true);
  });

  it.each<[ModelName, KeyBits, number]>([
    ['7970', 512, 5],
    ['7970', 1024, 20],
    ['7970', 2048, 180],
    ['7960', 512, 10],
    ['7960', 1024, 40],
    ['7940', 2048, 360],
  ])('takes its time for the key: a %s for %i bits %i s', (model, keyBits, seconds) => {
    const phone = startedPhone(model, { capf: { ...byNullString, keyBits } });
    site.run(500);
    const at = (name: string) => site.entries('message').find((entry) => entry.name === name)?.at;

    const begun = at('REQUEST_IN_PROGRESS') ?? Number.NaN;
    expect((at('KEY_GENERATE_RESPONSE') ?? 0) - begun).toBe(Seconds(seconds));
    expect(phone.flash.lsc?.certificate.publicKeyBits).toBe(keyBits);
  });

  it('makes another key each time, and the same again with the same seed', () => {
    const keys = () => {
      const phone = startedPhone('7970', { capf: { ...byNullString, keyBits: 512 } });
      site.run(60);
      const first = phone.flash.lsc?.key.publicKeyPkcs1;
      site.database.capf.order(phone.deviceName, { ...byNullString, keyBits: 512 });
      phone.press('**#**');
      site.run(60);
      return [first, phone.flash.lsc?.key.publicKeyPkcs1];
    };
    const [first, second] = keys();
    site = new PhoneSite();

    expect(second).not.toEqual(first);
    expect(keys()).toEqual([first, second]);
  });

  it('asks CAPF once, however often it registers', () => {
    const phone = startedPhone('7970', { capf: byNullString });
    site.run(60);
    const before = site.here;
    site.publisher.stop('callmanager');
    site.run(10);

    expect(phone.isRegistered).toBe(true);
    expect(story(before)).toEqual(['unregistered', 'registered']);
  });

  it('does not ask again because the configuration that it has from before still says so', () => {
    const phone = startedPhone('7970', { capf: byNullString });
    site.run(60);
    for (const { files } of site.servers)
      files.alter(`${phone.deviceName}.cnf.xml.sgn`, new Uint8Array(9));
    const before = site.here;
    phone.press('**#**');
    site.run(60);

    expect(phone.isRegistered).toBe(true);
    expect(attempts(before)).toEqual([]);
  });

  it('goes on making its key while it changes its server', () => {
    const phone = startedPhone('7960', { capf: byNullString });
    site.until(() => phone.states['capf-phone-session']?.endsWith('generating key') ?? false);
    site.publisher.stop('callmanager');
    site.run(60);

    expect(phone.flash.lsc).toBeDefined();
    expect(attempts()).toHaveLength(1);
  });
});

describe('a phone whose LSC is to go', () => {
  it('deletes it', () => {
    const capf = { operation: 'delete', authenticationMode: 'null string' } as const;
    const phone = startedPhone('7960', { hasLsc: true, capf });
    site.run(60);

    expect(phone.flash.lsc).toBeUndefined();
    expect(status(phone)).toBe('Delete Success');
  });

  it('says that it has none', () => {
    const capf = { operation: 'delete', authenticationMode: 'null string' } as const;
    const phone = startedPhone('7960', { capf });
    site.run(60);

    expect(status(phone)).toMatch(/^Delete Failed/);
    expect(site.said().at(-1)).toBe('LSC update failed');
  });
});

describe('a phone whose certificates are to be looked at', () => {
  it.each<[ModelName, PhonePlan, string[]]>([
    ['7970', { hasLsc: true }, ['1 (lsc)', '2 (mic)']],
    ['7970', {}, ['none', '2 (mic)']],
    ['7960', { hasLsc: true }, ['1 (lsc)']],
  ])('shows those that it has: a %s with %o', (model, plan, shown) => {
    const capf = { operation: 'troubleshoot', authenticationMode: 'null string' } as const;
    startedPhone(model, { ...plan, capf });
    site.run(60);
    const answers = site
      .entries('message')
      .filter(({ name }) => name === 'FETCH_CERTIFICATE_RESPONSE')
      .map(({ detail }) => /CERTIFICATE (\d \(\w+\))/.exec(detail)?.[1] ?? 'none');

    expect(answers).toEqual(shown);
  });
});

describe('a phone that loses CAPF', () => {
  it('tries three more times, 30 s apart, and then no more', () => {
    site.publisher.stop('capf');
    const phone = startedPhone('7960', { capf: byNullString });
    site.run(300);

    const [first = 0, ...others] = [...new Set(attempts())];
    const begun = others.filter((at) =>
      [30, 60, 90].some((wait) => Math.abs(at - first - wait) <= 1),
    );
    expect(begun.length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...others) - first).toBeLessThan(95);
    expect(site.said().at(-1)).toBe('LSC update failed: no connection');
    expect(phone.isRegistered).toBe(true);
    expect(phone.flash.capfMode).toBe('none');
  });

  it('has its LSC after all when CAPF is there again in time', () => {
    site.publisher.stop('capf');
    const phone = startedPhone('7960', { capf: byNullString });
    site.run(60);
    site.publisher.start('capf');
    site.run(120);

    expect(phone.flash.lsc).toBeDefined();
    expect(status(phone)).toBe('Upgrade Success');
  });

  it('in the middle of its key begins a session and a key anew', () => {
    const phone = startedPhone('7960', { capf: byNullString });
    site.until(() => phone.states['capf-phone-session']?.endsWith('generating key') ?? false);
    site.run(10);
    site.publisher.capf?.stop('crashed');
    site.run(5);
    expect(phone.states['capf-phone-session']).toBe('in operation › waiting to retry');
    site.publisher.capf?.start();
    site.run(90);

    expect(phone.flash.lsc).toBeDefined();
    expect(story().filter((what) => what === 'REQUEST_IN_PROGRESS')).toHaveLength(2);
  });

  it('gives up the connection to a CAPF that says nothing', () => {
    site.publisher.stop('capf');
    site.network
      .host('publisher')
      .listen(Port(3804), (stream) => stream.handle({ received() {}, closed() {} }));
    const phone = startedPhone('7960', { capf: byNullString });
    site.run(400);

    expect(attempts()).toHaveLength(4);
    expect(phone.flash.lsc).toBeUndefined();
  });

  it('does not register before when it is set secure and needs the LSC; it keeps trying', () => {
    site.publisher.stop('capf');
    const phone = startedPhone('7960', { mode: 'authenticated', capf: byNullString });
    site.run(200);
    expect(phone.isRegistered).toBe(false);
    expect(site.said()).toContain('No LSC for TLS');

    site.publisher.start('capf');
    site.run(200);
    expect(phone.isRegistered).toBe(true);
  });

  it('registers with its MIC when it is set secure and has one', () => {
    site.publisher.stop('capf');
    const phone = startedPhone('7970', { mode: 'authenticated', capf: byNullString });
    site.run(130);

    expect(phone.isRegistered).toBe(true);
    expect(site.publisher.callManager?.registeredMode(phone.deviceName)).toBe('authenticated');
  });
});

describe('a phone that starts again in the middle of its key', () => {
  function atItsKey(): Phone {
    const phone = startedPhone('7960', { capf: byNullString });
    site.until(() => phone.states['capf-phone-session']?.endsWith('generating key') ?? false);
    site.run(10);
    return phone;
  }

  it('has the operation in flash, and tries it again when its power is back', () => {
    const phone = atItsKey();
    const before = site.here;
    phone.powerOff();
    site.run(3600);
    expect(story(before)).toEqual(['unregistered']);
    const own = (['message', 'packet'] as const).flatMap((kind) => site.entries(kind, before));
    expect(own.filter(({ host }) => host === 'phone-1')).toEqual([]);
    expect(phone.flash.capfMode).toBe('null string');

    phone.powerOn();
    site.run(120);
    expect(phone.flash.lsc).toBeDefined();
    expect(phone.flash.capfMode).toBe('none');
    expect(status(phone)).toBe('Upgrade Success');
  });

  it('tries it again with what stands in flash when no configuration can be loaded', () => {
    const phone = atItsKey();
    phone.powerOff();
    for (const { files } of site.servers)
      files.alter(`${phone.deviceName}.cnf.xml.sgn`, new Uint8Array(9));
    phone.powerOn();
    site.run(120);

    expect(site.said()).toContain('File Auth Failed');
    expect(phone.flash.lsc).toBeDefined();
  });

  it('forgets it when the new configuration says that nothing is pending', () => {
    const phone = atItsKey();
    phone.powerOff();
    site.database.capf.order(phone.deviceName, { operation: 'none' });
    phone.powerOn();
    site.run(120);

    expect(phone.flash.capfMode).toBe('none');
    expect(phone.flash.lsc).toBeUndefined();
    expect(phone.isRegistered).toBe(true);
  });

  it('by a reset closes its connection, and begins anew', () => {
    const phone = atItsKey();
    phone.press('**#**');
    expect(phone.states['capf-phone-session']).toBeUndefined();
    site.run(1);
    expect(site.publisher.capf?.sessions).toEqual([]);
    expect(phone.flash.capfMode).toBe('null string');
    site.run(120);

    expect(phone.flash.lsc).toBeDefined();
  });
});

describe('a CAPF that the CTL file does not vouch for', () => {
  it('because it has another certificate now is refused in the handshake, once', () => {
    const { certificate } = site.identities.capf('elsewhere');
    site.publishCtl({ capf: { name: 'publisher', address: publisherAddress, certificate } });
    const phone = startedPhone('7960', { capf: byNullString });
    site.run(300);

    expect(attempts()).toHaveLength(1);
    expect(site.said().slice(1)).toEqual([
      'TLS error, 10.1.0.10: unknown_ca sent',
      'LSC update failed: CAPF server not trusted',
    ]);
    expect(findings()).toEqual(['ctl-file/wrong-capf-server-tls-error']);
    expect(phone.flash.lsc).toBeUndefined();
    expect(phone.isRegistered).toBe(true);
  });

  it('because it has no record there is refused as well', () => {
    site.publishCtl({ capf: undefined });
    startedPhone('7960', { capf: byNullString });
    site.run(60);

    expect(findings()).toEqual(['ctl-file/wrong-capf-server-tls-error']);
  });

  it('is believed unseen by a phone without a CTL file', () => {
    site = new PhoneSite({ securityMode: 'nonsecure' });
    const phone = startedPhone('7960', { capf: byNullString });
    site.run(120);

    expect(phone.flash.ctl).toBeUndefined();
    expect(phone.flash.lsc).toBeDefined();
  });
});

describe('a phone that talks to a CAPF gone wrong', () => {
  type Script = (message: CapfMessage | 'opened', connection: number) => Uint8Array | CapfMessage;

  const authRequest: CapfMessage = {
    name: 'AUTH_REQUEST',
    session: 7,
    fields: { authType: authType.none },
  };
  const request =
    (message: CapfMessage): Script =>
    (heard) =>
      heard === 'opened' ? authRequest : message;

  /** In the place of CAPF, with its certificate. @returns what the phone said */
  function listen(script: Script): CapfMessage[] {
    const said: CapfMessage[] = [];
    const { certificate, key } = site.identities.capf('publisher');
    let connections = 0;
    site.publisher.stop('capf');
    site.network.host('publisher').listen(Port(3804), (stream) => {
      const number = ++connections;
      const secure = tls10.server(stream, {
        identity: { certificates: [certificate.der], privateKey: key.privateKey },
        cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
        clientCertificate: 'not requested',
        judge: () => undefined,
        random: site.world.random.stream('scripted CAPF'),
        date: () => site.world.date(),
      });
      const reader = new CapfReader();
      const answer = (message: CapfMessage | 'opened') => {
        const reply = script(message, number);
        secure.write(reply instanceof Uint8Array ? reply : encodeCapf(reply));
      };
      secure.handle({
        opened: () => answer('opened'),
        received: (bytes) => {
          for (const message of reader.push(bytes)) {
            said.push(message);
            answer(message);
          }
        },
        closed() {},
      });
    });
    return said;
  }

  function enrol(): Phone {
    const phone = startedPhone('7970', { capf: { ...byNullString, keyBits: 512 } });
    site.run(300);
    return phone;
  }

  it.each<[string, Script]>([
    ['bytes that are no CAPF', () => new Uint8Array(64).fill(0xff)],
    [
      'an element that is longer than its message',
      () => new Uint8Array([0x55, 1, 0, 0, 0, 1, 0, 3, 8, 0xff, 0xff]),
    ],
    [
      'an answer',
      request({ name: 'STORE_CERTIFICATE_RESPONSE', session: 7, fields: { reason: 1 } }),
    ],
    [
      'a key size that no phone has',
      request({ name: 'KEY_GENERATE_REQUEST', session: 7, fields: { keySize: 768 } }),
    ],
    ['no key size', request({ name: 'KEY_GENERATE_REQUEST', session: 7, fields: {} })],
    [
      'a certificate for a key that was never made',
      request({
        name: 'STORE_CERTIFICATE_REQUEST',
        session: 7,
        fields: { certificate: { type: 1, der: new Uint8Array(30) } },
      }),
    ],
  ])('tries it again a few times, then leaves it, when it gets %s', (_what, script) => {
    listen(script);
    const phone = enrol();

    expect(attempts()).toHaveLength(4);
    expect(site.said().at(-1)).toBe('LSC update failed: no connection');
    expect(phone.isRegistered).toBe(true);
    expect(phone.flash.lsc).toBeUndefined();
  });

  it.each<[string, Uint8Array, boolean]>([
    ['is broken', new Uint8Array([0x30, 0x84, 0xff, 0xff, 0xff, 0xff]), false],
    ['is for another key', new Uint8Array(), true],
  ])('stores no certificate that %s', (_what, bytes, isAnswered) => {
    const der = bytes.length > 0 ? bytes : site.identities.capf('publisher').certificate.der;
    const said = listen((message) => {
      if (message === 'opened') return authRequest;
      switch (message.name) {
        case 'AUTH_RESPONSE':
          return { name: 'KEY_GENERATE_REQUEST', session: 7, fields: { keySize: 512 } };
        case 'KEY_GENERATE_RESPONSE':
          return {
            name: 'STORE_CERTIFICATE_REQUEST',
            session: 7,
            fields: { certificate: { type: certificateType.lsc, der } },
          };
        case 'STORE_CERTIFICATE_RESPONSE':
          return { name: 'END_SESSION', session: 7, fields: { reason: reason.error } };
        default:
          return new Uint8Array();
      }
    });
    const phone = enrol();

    expect(phone.flash.lsc).toBeUndefined();
    const answer = said.find(({ name }) => name === 'STORE_CERTIFICATE_RESPONSE');
    expect(answer?.fields).toEqual(isAnswered ? { reason: reason.error } : undefined);
  });

  it('takes a reason that it does not know for an error', () => {
    listen(request({ name: 'END_SESSION', session: 7, fields: { reason: 200 } }));
    enrol();

    expect(site.said().at(-1)).toBe('LSC update failed: not authenticated');
    expect(attempts()).toHaveLength(1);
  });

  it('is told that CAPF does not know it', () => {
    listen(request({ name: 'END_SESSION', session: 7, fields: { reason: reason.unknownDevice } }));
    enrol();

    expect(site.said().at(-1)).toBe('LSC update failed: phone unknown');
  });

  it.each([undefined, 3])('answers in the dialect in which it is asked: version %s', (version) => {
    const said = listen((message) =>
      message === 'opened'
        ? { ...authRequest, fields: { authType: authType.none, ...(version && { version }) } }
        : { name: 'END_SESSION', session: 7, fields: { reason: reason.noAction } },
    );
    const phone = enrol();

    expect(said).toEqual([
      {
        name: 'AUTH_RESPONSE',
        session: 7,
        fields: {
          reason: reason.updateCertificate,
          ...(version && { version }),
          password: '',
          deviceName: phone.deviceName,
        },
      },
    ]);
  });
});
