import { describe, expect, it } from 'vitest';
import { fromHex, hex, Minutes, Seconds } from '../../../src/basics/index.ts';
import { isIssuedBy } from '../../../src/pki/index.ts';
import { decodeCapf, encodeCapf } from '../../../src/protocols/capf/index.ts';
import { transcript } from '../../protocols/capf/vectors.ts';
import { CapfSite } from './site.ts';

const string = {
  operation: 'install',
  authenticationMode: 'authentication string',
  authenticationString: '123456',
} as const;

/** The names of the messages of a transcript. */
const namesOf = (number: string) =>
  transcript(number).messages.map(({ decoded }) => decoded.commandName);

/** A site whose CAPF speaks the dialect of the transcripts. */
const siteOfTranscripts = () => new CapfSite({ settings: { version: 3 } });

describe('a phone with the right authentication string', () => {
  it('gets an LSC for its own key, in its own name, from CAPF', () => {
    const site = new CapfSite();
    const phone = site.phone(string);
    site.run(phone, { authenticationString: '123456' });
    expect(phone.outcome).toBe('done');
    const lsc = phone.lsc?.certificate;
    if (!lsc) throw new Error('no LSC');
    expect(lsc.subject).toMatch(/^CN=SEP001122334455;/);
    expect(isIssuedBy(lsc, site.capf.identity.certificate)).toBe(true);
    expect(lsc.signatureHash).toBe('sha1');
    expect(lsc.publicKeyBits).toBe(1024);
    expect(lsc.notAfter.getTime() - lsc.notBefore.getTime()).toBe(1825 * 24 * 3600 * 1000);
    expect(site.status(phone)).toBe('Upgrade Success');
    expect(site.database.record(phone.name)).toMatchObject({
      operation: 'none',
      lscSerial: hex(lsc.serial),
    });
  });

  it.each([512, 2048] as const)('gets an LSC of %i bits when that is ordered', (keyBits) => {
    const site = new CapfSite();
    const phone = site.phone({ ...string, keyBits });
    site.run(phone, { authenticationString: '123456' });
    expect(phone.lsc?.certificate.publicKeyBits).toBe(keyBits);
  });

  it('may take half an hour for its key, but not longer', () => {
    const site = new CapfSite();
    const slow = site.phone(string);
    site.run(slow, { authenticationString: '123456', keyTakes: Minutes(29) });
    expect(slow.outcome).toBe('done');

    const slower = site.phone(string);
    slower.start({ authenticationString: '123456', keyTakes: Minutes(31) });
    site.world.run(Minutes(30.5));
    expect(site.status(slower)).toBe('Upgrade Failed: Key Generation Failed/Timeout');
  });

  it('gets its LSC in the dialect without version as well as in the other', () => {
    for (const version of [undefined, 3]) {
      const site = new CapfSite({ settings: { version } });
      const phone = site.phone(string);
      site.run(phone, { authenticationString: '123456', ...(version && { version }) });
      expect(phone.outcome).toBe('done');
      const sizes = phone.messages.slice(0, 3).map((message) => encodeCapf(message).length);
      expect(sizes).toEqual(version ? [16, 45, 17] : [12, 41, 13]);
    }
  });
});

describe('the sessions of the open CAPF server and client', () => {
  it('run the same here: a wrong authentication string', () => {
    const site = siteOfTranscripts();
    const phone = site.phone(string);
    site.run(phone, { authenticationString: '999999', version: 3 });
    expect(phone.messages).toEqual(
      transcript('01').messages.map(({ hex: wire }) => decodeCapf(fromHex(wire))),
    );
    expect(phone.outcome).toBe('refused');
  });

  it('run the same here: install by authentication string', () => {
    const site = siteOfTranscripts();
    const phone = site.phone(string);
    site.run(phone, { authenticationString: '123456', version: 3 });
    expect(phone.names).toEqual(namesOf('02'));
    const expected = transcript('02').messages.map(({ hex: wire }) => decodeCapf(fromHex(wire)));
    const same = [0, 1, 2, 3, 6, 7];
    for (const at of same) expect(phone.messages[at]).toEqual({ ...expected[at], session: 1 });
  });

  it('run the same here: no pending operation', () => {
    const site = siteOfTranscripts();
    const phone = site.phone({ operation: 'none' });
    site.run(phone, { authenticationString: '123456', version: 3 });
    expect(phone.messages).toEqual(
      transcript('03').messages.map(({ hex: wire }) => ({
        ...decodeCapf(fromHex(wire)),
        session: 1,
      })),
    );
    expect(phone.outcome).toBe('no pending operation');
    expect(site.status(phone)).toBe('None');
  });

  it('run the same here: delete by existing certificate', () => {
    const site = siteOfTranscripts();
    const phone = site.phone(string);
    site.run(phone, { authenticationString: '123456', version: 3 });
    site.database.order(phone.name, {
      operation: 'delete',
      authenticationMode: 'existing certificate, LSC first',
    });
    site.run(phone, { authenticationString: '', showCertificate: 'LSC' });
    expect(phone.names).toEqual(namesOf('05'));
    expect(phone.lsc).toBeUndefined();
    expect(site.status(phone)).toBe('Delete Success');
    expect(site.database.record(phone.name)?.lscSerial).toBeUndefined();
  });

  it('run the same here: troubleshoot a phone without an LSC', () => {
    const site = siteOfTranscripts();
    const phone = site.phone({ operation: 'troubleshoot' });
    site.run(phone, { version: 3 });
    expect(phone.names).toEqual(namesOf('07'));
    expect(phone.messages.slice(3)).toEqual(
      transcript('07')
        .messages.slice(3)
        .map(({ hex: wire }) => ({ ...decodeCapf(fromHex(wire)), session: 1 })),
    );
    expect(site.status(phone)).toBe('Troubleshoot Failed');
  });
});

describe('CAPF', () => {
  it('sends away a device that nobody configured', () => {
    const site = new CapfSite();
    const phone = site.strangePhone();
    site.run(phone);
    expect(phone.messages.at(-1)?.fields).toEqual({ reason: 9 });
    expect(phone.outcome).toBe('unknown device');
    expect(site.logLines.join('\n')).toContain('SEP001122334455 is not known');
  });

  it('deletes nothing where there is nothing, and says so', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'delete' });
    site.run(phone);
    expect(phone.messages.at(-2)?.fields).toEqual({ reason: 7 });
    expect(phone.messages.at(-1)?.fields).toEqual({ reason: 1 });
    expect(site.status(phone)).toBe('Delete Failed');
  });

  it('writes one trace file for each certificate that it fetches', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' }, { hasMic: true });
    site.run(phone);
    site.database.order(phone.name, { operation: 'troubleshoot' });
    site.run(phone);
    expect(phone.names.filter((name) => name === 'FETCH_CERTIFICATE_REQUEST')).toHaveLength(2);
    const { traceFolder } = site.capf;
    expect(traceFolder.names()).toEqual(['SEP001122334455-LSC.cer', 'SEP001122334455-MIC.cer']);
    expect(traceFolder.read('SEP001122334455-LSC.cer')).toEqual(phone.lsc?.certificate.der);
    expect(site.entries('store').at(-1)).toMatchObject({
      host: 'publisher',
      what: 'C:\\Program Files\\Cisco\\Trace\\CAPF\\SEP001122334455-MIC.cer',
    });
    expect(site.status(phone)).toBe('Troubleshoot Success');
  });

  it('does nothing after the moment by which the operation was to be completed', () => {
    const site = new CapfSite();
    const completesBy = new Date('2005-06-15T09:00:00Z');
    const inTime = site.phone({ operation: 'install', completesBy });
    const late = site.phone({ operation: 'install', completesBy });
    site.world.run(Minutes(59));
    site.run(inTime);
    expect(site.status(inTime)).toBe('Upgrade Success');
    site.world.run(Minutes(2));
    site.run(late);
    expect(late.outcome).toBe('no pending operation');
    expect(late.lsc).toBeUndefined();
    expect(site.status(late)).toBe('Upgrade Failed: User Initiated Request Late/Timedout');
  });

  it('serves phones side by side', () => {
    const site = new CapfSite();
    const phones = Array.from({ length: 5 }, () => site.phone({ operation: 'install' }));
    for (const phone of phones) phone.start();
    site.world.run(Minutes(1));
    expect(phones.map(({ outcome }) => outcome)).toEqual(phones.map(() => 'done'));
    const serials = phones.map(({ lsc }) => hex(lsc?.certificate.serial ?? new Uint8Array()));
    expect(new Set(serials).size).toBe(5);
  });

  it('shows its sessions while they last', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    phone.start();
    site.world.run(Seconds(5));
    expect(site.capf.sessions).toEqual([
      { deviceName: phone.name, state: 'in session › AWAIT KEYGEN RESP' },
    ]);
    site.world.run(Minutes(1));
    expect(site.capf.sessions).toEqual([]);
  });

  it('leaves pending what was ordered while it did something else', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    phone.start();
    site.world.run(Seconds(5));
    site.database.order(phone.name, { operation: 'troubleshoot' });
    site.world.run(Minutes(1));
    expect(phone.outcome).toBe('done');
    expect(site.status(phone)).toBe('Operation Pending');
    expect(site.database.record(phone.name)).toMatchObject({
      operation: 'troubleshoot',
      lscSerial: hex(phone.lsc?.certificate.serial ?? new Uint8Array()),
    });
  });

  it('leaves pending what was ordered once more while it did the same', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    phone.start();
    site.world.run(Seconds(5));
    site.database.order(phone.name, { operation: 'install', keyBits: 512 });
    site.world.run(Minutes(1));
    expect(phone.outcome).toBe('done');
    expect(site.status(phone)).toBe('Operation Pending');
    site.run(phone);
    expect(phone.outcome).toBe('done');
    expect(site.status(phone)).toBe('Upgrade Success');
    expect(phone.lsc?.certificate.publicKeyBits).toBe(512);
  });

  it('ends its session with a device that is deleted in the meantime', () => {
    const site = new CapfSite();
    const phone = site.phone({ operation: 'install' });
    phone.start();
    site.world.run(Seconds(5));
    site.database.deleteRecord(phone.name);
    site.world.run(Minutes(1));
    expect(phone.outcome).toBe('done');
    expect(site.database.record(phone.name)).toBeUndefined();
  });

  it('names every message in the trace, and what a phone sent as its cause', () => {
    const site = new CapfSite();
    site.run(site.phone({ operation: 'install' }));
    const messages = site.entries('message').filter(({ protocol }) => protocol === 'CAPF');
    expect(messages.map(({ name }) => name)).toEqual([
      'AUTH_REQUEST',
      'KEY_GENERATE_REQUEST',
      'STORE_CERTIFICATE_REQUEST',
      'END_SESSION',
    ]);
    for (const message of messages) {
      const [, transition, packet] = site.world.trace.chain(message.seq);
      expect(transition).toMatchObject({ kind: 'transition', machine: 'capf-server-session' });
      expect(packet?.kind).toBe('packet');
    }
  });

  it('gives the same bytes for the same seed', () => {
    const packets = () => {
      const site = new CapfSite();
      site.run(site.phone({ operation: 'install' }));
      return site.entries('packet').map(({ packet }) => hex(packet.payload));
    };
    expect(packets()).toEqual(packets());
  });
});
