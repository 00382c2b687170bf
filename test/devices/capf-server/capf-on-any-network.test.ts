import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeviceName, Endpoint, MacAddress, Millis } from '../../../src/basics/index.ts';
import {
  CapfDatabase,
  CapfServer,
  CertificateFolder,
} from '../../../src/devices/capf-server/index.ts';
import { type Site, sites } from '../../support/site.ts';
import { CapfPhone } from './phone.ts';

describe.each(sites)('CAPF %s', (_, makeSite) => {
  let site: Site;
  beforeEach(async () => {
    site = await makeSite();
  });
  afterEach(() => site.close());

  it('installs an LSC, fetches it and deletes it again', async () => {
    const { server, client, port } = site;
    const database = new CapfDatabase();
    const certificates = new CertificateFolder(server);
    const capf = new CapfServer(server, { database, certificates, settings: { port } });
    capf.start();
    const name = DeviceName(MacAddress('001122334455'));
    database.setRecord({ name, hasMic: false });
    const phone = new CapfPhone(client, name, Endpoint(server.host.address, port));
    const run = async (operation: 'install' | 'delete' | 'troubleshoot') => {
      database.order(name, { operation });
      phone.start({ keyTakes: Millis(1), trusts: () => capf.identity.certificate.der });
      await site.until(() => phone.outcome !== undefined && capf.sessions.length === 0);
      return database.record(name)?.status;
    };
    expect(await run('install')).toBe('Upgrade Success');
    expect(await run('troubleshoot')).toBe('Troubleshoot Success');
    expect(capf.traceFolder.read(`${name}-LSC.cer`)).toEqual(phone.lsc?.certificate.der);
    expect(await run('delete')).toBe('Delete Success');
    expect(phone.lsc).toBeUndefined();
    capf.stop();
  });
});
