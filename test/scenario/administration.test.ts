import { beforeEach, describe, expect, it } from 'vitest';
import { ActingSite } from './acting-site.ts';

let site: ActingSite;
const deviceName = 'SEP000DBC000001';
const record = () => site.database.capf.record(deviceName);
const printed = () => site.entries('console').map(({ output }) => output);

beforeEach(() => {
  site = new ActingSite('{ phones: { phone-1: 7960, stranger: { in database: no } } }');
});

describe('the CAPF settings of a phone', () => {
  it('are saved when they are right', () => {
    site.does(
      'capf: { on: phone-1, operation: install, mode: string, string: "0815", key size: 512 }',
    );

    expect(record()).toMatchObject({
      operation: 'install',
      authenticationMode: 'authentication string',
      authenticationString: '0815',
      keyBits: 512,
      status: 'Operation Pending',
    });
    expect(site.entries('setting').at(-1)).toMatchObject({
      host: 'publisher',
      name: `CAPF settings of ${deviceName}`,
    });
  });

  it('have ten days unless something else is said', () => {
    site.does('capf: { on: phone-1, operation: delete }');

    expect(record()?.completesBy?.toISOString()).toBe('2005-06-25T08:59:59.999Z');
  });

  it('keep what the next change does not name', () => {
    site.does(
      'capf: { on: phone-1, operation: install, mode: mic, completes by: { year: 2006, month: 1, day: 2, hour: 3 } }',
      'capf: { on: phone-1, key size: 2048 }',
    );

    expect(record()).toMatchObject({
      operation: 'install',
      authenticationMode: 'existing certificate, MIC first',
      keyBits: 2048,
      completesBy: new Date('2006-01-02T03:59:59.999Z'),
    });
  });

  it('are not saved when one is wrong, and the window says which', () => {
    site.does('capf: { on: phone-1, operation: install, mode: string, string: 12 }');

    expect(record()?.operation).toBe('none');
    expect(site.entries('console')).toMatchObject([
      {
        host: 'publisher',
        output: 'CAPF Authentication String length should be between 4 and 10.',
        guide: 'capf/capf-authentication-string-length-should-be-between-4-and',
      },
    ]);
  });

  it('can be there from the start', () => {
    site = new ActingSite(
      '{ phones: { phone-1: { capf: { operation: troubleshoot, mode: lsc } } } }',
    );

    expect(record()).toMatchObject({
      operation: 'troubleshoot',
      authenticationMode: 'existing certificate, LSC first',
    });
  });
});

it('a site that starts with settings which cannot be saved is refused', () => {
  expect(() => new ActingSite('{ phones: { phone-1: { capf: { string: abc } } } }')).toThrow(
    'the CAPF settings of phone-1 cannot be saved: Authentication String contains',
  );
});

describe('a device', () => {
  it('gets another security mode, and keeps its lines', () => {
    site.does('set device: { on: phone-1, security mode: encrypted }');

    expect(site.database.device(deviceName)).toMatchObject({
      lines: ['2001'],
      deviceSecurityMode: 'encrypted',
    });
  });

  it('that the database does not have is added by hand', () => {
    expect([...site.database.devices]).toHaveLength(1);
    expect(() => site.does('set device: { on: stranger, security mode: encrypted }')).toThrow(
      'the database has no device SEP000DBC000002',
    );
    site.does('add device: stranger', 'set device: { on: stranger, security mode: encrypted }');

    expect(site.database.device('SEP000DBC000002')).toMatchObject({
      description: 'stranger',
      lines: ['2002'],
      deviceSecurityMode: 'encrypted',
    });
  });

  it('that the database has stays as it is when it is added again', () => {
    site.does('set device: { on: phone-1, security mode: encrypted }', 'add device: phone-1');

    expect(site.database.device(deviceName)?.deviceSecurityMode).toBe('encrypted');
  });

  it('that is deleted is not in the database, and can be added again as it was', () => {
    site.does('delete device: phone-1');

    expect(site.database.device(deviceName)).toBeUndefined();
    expect(() => site.does('delete device: phone-1')).toThrow(
      'the database has no device SEP000DBC000001',
    );
    site.does('add device: phone-1');
    expect(site.database.device(deviceName)).toMatchObject({ lines: ['2001'] });
  });

  it('is shown with what became of its operation', () => {
    site.does('capf: { on: phone-1, operation: install }', 'show device: phone-1');

    expect(printed().at(-1)).toContain('Certificate Operation: Install/Upgrade');
    expect(printed().at(-1)).toContain('Operation Status: Operation Pending');
  });
});

describe('a service', () => {
  it('that hangs does not run, and starts again', () => {
    const { callManager } = site.server('publisher');
    site.does('stop service: { service: callmanager, on: publisher, how: hung }');
    expect(callManager?.isRunning).toBe(false);
    site.does('start service: { service: callmanager, on: publisher }');
    expect(callManager?.isRunning).toBe(true);
  });

  it('that is restarted runs', () => {
    site.does('restart service: { service: capf, on: publisher }');

    expect(site.capf?.isRunning).toBe(true);
    expect(site.entries('log').map(({ text }) => text)).toContain('service stopped');
  });

  it.each(['capf', 'tftp', 'dhcp'])('%s cannot hang', (service) => {
    expect(() =>
      site.does(`stop service: { service: ${service}, on: publisher, how: hung }`),
    ).toThrow(`${service} cannot hang`);
  });
});
