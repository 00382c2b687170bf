import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sameBytes, UserError } from '../../src/basics/index.ts';
import { readTrustList } from '../../src/protocols/ctl/index.ts';
import { readSignedFile } from '../../src/protocols/signed-file/index.ts';
import { loadScenario } from '../../src/scenario/language/index.ts';
import { isDeed, perform } from '../../src/scenario/perform.ts';
import { ActingSite } from './acting-site.ts';
import { scenarioOf } from './scenario-of.ts';

const twoServers = '{ servers: { subscriber: {} } }';
let site: ActingSite;
beforeEach(() => {
  site = new ActingSite();
});

const file = (name: string, server = 'publisher') => site.server(server).files.find(name);
const text = (name: string, server?: string) => {
  const contents = file(name, server);
  return contents && new TextDecoder().decode(contents);
};
/** The names in the records of the CTL file of a server. */
const recordsOf = (server = 'publisher') =>
  readTrustList(file('CTLFile.tlv', server) as Uint8Array).records.map(
    ({ role, dnsName, subjectName = '' }) =>
      role === 'SAST' ? /CN=([^;,]*)/.exec(subjectName)?.[1] : `${role} ${dnsName}`,
  );
const hint = (expected: string) => expect.objectContaining({ name: 'UserError', hint: expected });

it('steps that only wait or look do nothing themselves', () => {
  const { steps } = scenarioOf([
    'say: hello',
    'wait: 1 s',
    'wait until: { power: on }',
    'expect: { power: on }',
    'expect no: { power: on }',
    'power on: phone-1',
  ]);

  expect(steps.filter(isDeed).map(({ action }) => action)).toEqual(['power on']);
});

describe('«power on» and «power off»', () => {
  it('switch phones', () => {
    site.does('power on: phone-1');
    expect(site.phone('phone-1').isOn).toBe(true);
    site.does('power off: all phones');
    expect(site.phone('phone-1').isOn).toBe(false);
  });

  it('switch servers', () => {
    site.does('power off: publisher');
    expect(site.network.host('publisher').up).toBe(false);
    site.does('power on: all servers');
    expect(site.network.host('publisher').up).toBe(true);
  });
});

describe('«reset»', () => {
  it('is **#** at the phone', () => {
    site.does('power on: phone-1');
    site.run(5);
    site.does('reset: phone-1');

    expect(site.entries('power').at(-1)?.reason).toBe('reset by keypad');
  });

  it('is impossible without power', () => {
    expect(() => site.does('reset: phone-1')).toThrow(hint('Switch it on first.'));
  });
});

describe('«reset from callmanager»', () => {
  it.each([
    ['', 'reset from CallManager'],
    ['\n    restart: true', 'restart from CallManager'],
  ])('reaches a phone that is registered%s', (restart, reason) => {
    site.does('power on: phone-1');
    site.registered();
    site.does(`reset from callmanager: phone-1${restart}`);
    site.run(1);

    expect(site.entries('power').at(-1)).toMatchObject({ state: 'restarting', reason });
  });

  it('reaches a phone on whatever server it is registered with', () => {
    site = new ActingSite(twoServers);
    site.does('stop service: { service: callmanager, on: publisher }', 'power on: phone-1');
    site.registered();
    site.does('reset from callmanager: phone-1');
    site.run(1);

    expect(site.entries('power').at(-1)?.state).toBe('restarting');
  });

  it('is impossible while the phone is not registered', () => {
    expect(() => site.does('reset from callmanager: phone-1')).toThrow(UserError);
  });
});

describe('«press»', () => {
  it('presses one key after the other', () => {
    site.does('power on: phone-1', 'press: { on: phone-1, keys: [settings, 6, 4, "**#"] }');

    expect(site.phone('phone-1').display.screen.title).toBe('CTL File (unlocked)');
  });

  it('fails at a softkey that is not shown', () => {
    site.does('power on: phone-1');

    expect(() => site.does('press: { on: phone-1, keys: [settings, Erase] }')).toThrow(UserError);
  });
});

describe('«set»', () => {
  it('sets the alternate TFTP server, by name or address, and takes it away', () => {
    const { flash } = site.phone('phone-1');
    site.does('set: { on: phone-1, alternate tftp: publisher }');
    expect(flash.alternateTftp).toBe('10.1.0.10');
    site.does('set: { on: phone-1, alternate tftp: 10.9.9.9 }');
    expect(flash.alternateTftp).toBe('10.9.9.9');
    site.does('set: { on: phone-1, alternate tftp: none }');
    expect(flash.alternateTftp).toBeUndefined();
  });
});

describe('«publish»', () => {
  it('puts text onto every server that runs TFTP', () => {
    site = new ActingSite('{ servers: { subscriber: {}, helper: { services: [dhcp] } } }');
    site.does('publish: { file: a.cnf, text: hello }');

    expect([text('a.cnf'), text('a.cnf', 'subscriber'), text('a.cnf', 'helper')]).toEqual([
      'hello',
      'hello',
      undefined,
    ]);
  });

  it('puts the MAC address of a phone into the name', () => {
    site.does('publish: { file: "SEP{phone-1}.cnf.xml", text: hello, on: publisher }');

    expect(text(`SEP${site.phone('phone-1').mac}.cnf.xml`)).toBe('hello');
  });

  it('signs with the key of a server', () => {
    site.does('publish: { file: a.cnf.sgn, text: hello, sign with: publisher }');
    const { header, payload } = readSignedFile(file('a.cnf.sgn') as Uint8Array);

    expect(header.fileName).toBe('a.cnf.sgn');
    expect(new TextDecoder().decode(payload)).toBe('hello');
  });

  it('is impossible on a server without TFTP', () => {
    site = new ActingSite('{ servers: { helper: { services: [dhcp] } } }');

    expect(() => site.does('publish: { file: a.cnf, text: hello, on: helper }')).toThrow(
      hint('Name a server that runs tftp.'),
    );
  });

  it.each(['../a.cnf', '/a.cnf'])('is impossible under the name %s', (name) => {
    expect(() => site.does(`publish: { file: ${name}, text: hello }`)).toThrow(UserError);
  });

  describe('from a file beside the scenario', () => {
    const folder = mkdtempSync(join(tmpdir(), 'offhook-perform-'));
    beforeAll(() => {
      mkdirSync(join(folder, 'scenarios', 'files'), { recursive: true });
      writeFileSync(join(folder, 'scenarios', 'files', 'b.cnf'), 'from disk');
      writeFileSync(join(folder, 'secret'), 'secret');
      symlinkSync(join(folder, 'secret'), join(folder, 'scenarios', 'files', 'link'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const publish = (from: string) => {
      const scenario = loadScenario(
        `title: x\nsteps:\n  - publish: { file: b.cnf, from: ${from} }\n`,
        join(folder, 'scenarios', 'test.yaml'),
      );
      for (const step of scenario.steps.filter(isDeed)) perform(site, scenario, step);
    };

    it('takes its contents', () => {
      publish('files/b.cnf');

      expect(text('b.cnf')).toBe('from disk');
    });

    it('is impossible when there is no such file', () => {
      expect(() => publish('files/none.cnf')).toThrow('there is no file «files/none.cnf»');
    });

    it('is impossible when a link leads out of the folder', () => {
      expect(() => publish('files/link')).toThrow(/lies outside the folder/);
    });
  });
});

describe('«update ctl»', () => {
  it('adds and removes tokens, and signs with the one that is named', () => {
    site.does(
      'update ctl: { add tokens: [token-3], remove tokens: [token-1], sign with: token-3 }',
    );

    expect(recordsOf()).toEqual([
      'SAST-TOKEN-2',
      'SAST-TOKEN-3',
      'CCM+TFTP publisher',
      'CAPF publisher',
    ]);
    const { header } = readTrustList(file('CTLFile.tlv') as Uint8Array);
    expect(header.signerName).toContain('SAST-TOKEN-3');
  });

  it('adds and removes TFTP servers, by name or address', () => {
    site = new ActingSite(twoServers);
    site.does('update ctl: { add tftp: [10.1.0.30], remove tftp: [subscriber] }');
    expect(recordsOf().slice(2)).toEqual([
      'CCM+TFTP publisher',
      'CAPF publisher',
      'TFTP 10.1.0.30',
    ]);

    site.does('update ctl: { add tftp: [subscriber], remove tftp: [10.1.0.10, 10.1.0.30] }');
    expect(recordsOf().slice(2)).toEqual(['CCM+TFTP subscriber', 'CAPF publisher']);
  });

  it('lists the servers anew', () => {
    site = new ActingSite(twoServers);
    site.does('update ctl: { records: [subscriber] }');

    expect(recordsOf().slice(2)).toEqual(['CCM+TFTP subscriber', 'CAPF publisher']);
  });

  it('gives records the wrong certificate, or none', () => {
    site = new ActingSite(twoServers);
    site.does('update ctl: { certificates: { publisher: subscriber, subscriber: none } }');
    const { records } = readTrustList(file('CTLFile.tlv') as Uint8Array);

    expect(records[2]?.subjectName).toContain('SUBSCRIBER');
    expect(records[4]?.certificate).toBeUndefined();
  });

  it('remembers what was changed before', () => {
    site.does('update ctl: { add tokens: [token-3] }', 'update ctl: { add tftp: [10.1.0.30] }');

    expect(recordsOf()).toEqual([
      'SAST-TOKEN-1',
      'SAST-TOKEN-2',
      'SAST-TOKEN-3',
      'CCM+TFTP publisher',
      'CAPF publisher',
      'TFTP 10.1.0.30',
    ]);
  });

  it('publishes on the servers that are named', () => {
    site = new ActingSite(twoServers);
    site.does('update ctl: { sign with: token-2, on: subscriber }');

    expect(
      sameBytes(file('CTLFile.tlv') as Uint8Array, file('CTLFile.tlv', 'subscriber') as Uint8Array),
    ).toBe(false);
  });

  it('is impossible beyond a hundred records', () => {
    const many = Array.from({ length: 98 }, (_, index) => `10.2.0.${index}`).join(', ');

    expect(() => site.does(`update ctl: { add tftp: [${many}] }`)).toThrow(
      hint('Give it fewer tokens or servers.'),
    );
  });
});

describe('«tamper with»', () => {
  const ctl = 'CTLFile.tlv';
  it.each(['flip a byte', 'cut short', 'empty', 'wrong signature', 'too large'])(
    'damages a file: %s; and «restore» undoes it',
    (how) => {
      const before = file(ctl) as Uint8Array;
      site.does(`tamper with: { file: ${ctl}, on: publisher, how: ${how} }`);
      expect(sameBytes(file(ctl) as Uint8Array, before)).toBe(false);

      site.does(`restore: { file: ${ctl}, on: publisher }`);
      expect(sameBytes(file(ctl) as Uint8Array, before)).toBe(true);
    },
  );

  it('damages what the server builds', () => {
    site.does('tamper with: { file: "SEP{phone-1}.cnf.xml.sgn", on: publisher, how: empty }');

    expect(file(`SEP${site.phone('phone-1').mac}.cnf.xml.sgn`)).toHaveLength(0);
  });

  it('is impossible without such a file', () => {
    expect(() => site.does('tamper with: { file: none.xml, on: publisher, how: empty }')).toThrow(
      'there is no file «none.xml» on publisher',
    );
  });

  it('cannot falsify a signature that is not there', () => {
    expect(() =>
      site.does(
        'tamper with: { file: "SEP{phone-1}.cnf.xml", on: publisher, how: wrong signature }',
      ),
    ).toThrow(hint('Choose other damage.'));
  });
});

describe('«delete» and «restore»', () => {
  beforeEach(() => {
    site = new ActingSite(twoServers);
  });

  it('take a file away and put it back', () => {
    site.does('delete: { file: CTLFile.tlv, on: all servers }');
    expect([file('CTLFile.tlv'), file('CTLFile.tlv', 'subscriber')]).toEqual([
      undefined,
      undefined,
    ]);

    site.does('restore: { file: CTLFile.tlv, on: subscriber }');
    expect(file('CTLFile.tlv')).toBeUndefined();
    site.does('restore: { file: CTLFile.tlv, on: all servers }');
    expect(file('CTLFile.tlv')).toBeDefined();
  });

  it('are content when one of the servers had the file', () => {
    site.does('delete: { file: CTLFile.tlv, on: publisher }');
    site.does('delete: { file: CTLFile.tlv, on: all servers }');

    expect(file('CTLFile.tlv', 'subscriber')).toBeUndefined();
  });

  it('are impossible when there is nothing to delete, or to restore', () => {
    site.does('delete: { file: CTLFile.tlv, on: all servers }');
    expect(() => site.does('delete: { file: CTLFile.tlv, on: all servers }')).toThrow(
      'there is no file «CTLFile.tlv» on publisher, subscriber',
    );

    site.does('restore: { file: CTLFile.tlv, on: all servers }');
    expect(() => site.does('restore: { file: CTLFile.tlv, on: all servers }')).toThrow(
      'nothing to restore',
    );
  });
});

describe('«change dhcp»', () => {
  const scope = () => site.server('publisher').dhcp?.scope;

  it('changes what is named, and nothing else', () => {
    site.does('change dhcp: { tftp: [publisher, 10.9.9.9] }');
    expect(scope()).toMatchObject({ tftpServers: ['10.1.0.10', '10.9.9.9'], lease: 28_800_000 });

    site.does('change dhcp: { lease: 1 min }');
    expect(scope()).toMatchObject({ tftpServers: ['10.1.0.10', '10.9.9.9'], lease: 60_000 });
  });

  it('moves the server from option 150 to option 66 and back', () => {
    site.does('change dhcp: { tftp: publisher, option: 66 }');
    expect(scope()).toMatchObject({ tftpServers: undefined, tftpServerName: '10.1.0.10' });

    site.does('change dhcp: { tftp: publisher }');
    expect(scope()).toMatchObject({ tftpServers: ['10.1.0.10'], tftpServerName: undefined });
  });

  it('takes the TFTP servers away', () => {
    site.does('change dhcp: { tftp: [] }');

    expect(scope()?.tftpServers).toEqual([]);
  });

  it('stops the service and starts it', () => {
    site.does('change dhcp: { service: off }', 'power on: phone-1');
    site.run(20);
    expect(site.phone('phone-1').address).toBe('0.0.0.0');

    site.does('change dhcp: { service: on }');
    site.run(60);
    expect(site.phone('phone-1').address).toBe('10.1.1.1');
  });
});

describe('«change cluster»', () => {
  it('changes the security mode and auto-registration', () => {
    site.does('change cluster: { security mode: nonsecure, auto-registration: on }');
    expect(site.database).toMatchObject({
      clusterSecurityMode: 0,
      autoRegistration: { enabled: true },
    });

    site.does('change cluster: { security mode: mixed }');
    expect(site.database).toMatchObject({
      clusterSecurityMode: 1,
      autoRegistration: { enabled: true },
    });
    site.does('change cluster: { auto-registration: off }');
    expect(site.database.autoRegistration.enabled).toBe(false);
  });
});

describe('«stop service» and «start service»', () => {
  it('stop and start', () => {
    const { callManager } = site.server('publisher');
    site.does('stop service: { service: callmanager, on: publisher }');
    expect(callManager?.isRunning).toBe(false);
    site.does('start service: { service: callmanager, on: publisher }');
    expect(callManager?.isRunning).toBe(true);
  });

  it('are impossible on a server without the service', () => {
    site = new ActingSite(twoServers);

    expect(() => site.does('start service: { service: dhcp, on: subscriber }')).toThrow(
      hint('It has callmanager, tftp.'),
    );
  });
});

describe('«md5util» and «show»', () => {
  it('print', () => {
    site.does(
      'md5util: { file: CTLFile.tlv, on: publisher }',
      'show: { on: phone-1, what: security }',
    );

    expect(site.entries('console').map(({ host, command }) => [host, command])).toEqual([
      ['publisher', expect.stringMatching(/^MD5UTIL\.EXE .*CTLFile\.tlv$/)],
      ['phone-1', 'show security'],
    ]);
  });
});
