import { readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { FormatError, UserError } from '../basics/index.ts';
import { ctlFileName } from '../protocols/ctl/index.ts';
import { writeSignedFile } from '../protocols/signed-file/index.ts';
import type { HostName } from '../simulation/index.ts';
import {
  copyCertificate,
  deleteCertificate,
  listCertificates,
  uninstallCapfUtility,
} from './certificate-files.ts';
import { type ActionName, fillIn, type Scenario, type Step } from './language/index.ts';
import type { Site } from './site.ts';
import { type Tampering, tampered } from './tampering.ts';

/** What the runner does itself: time and expectations. */
type RunnersOwn = 'expect' | 'expect no' | 'wait' | 'wait until' | 'say';

type Doing = { [Name in Exclude<ActionName, RunnersOwn>]: Step & { readonly action: Name } };

/** A step that does something to the site. */
export type Deed = Doing[keyof Doing];

export const isDeed = (step: Step): step is Deed => step.action in performers;

/** Does what a person at the site would do. @throws UserError when it cannot be done */
export function perform(site: Site, scenario: Scenario, step: Deed): void {
  const performer = performers[step.action] as (site: Site, step: Deed, scenario: Scenario) => void;
  performer(site, step, scenario);
}

type Performers = {
  readonly [Name in keyof Doing]: (site: Site, step: Doing[Name], scenario: Scenario) => void;
};

const performers: Performers = {
  'power on': (site, { value }) => {
    for (const name of value) (site.phones.get(name) ?? site.server(name)).powerOn();
  },
  'power off': (site, { value }) => {
    for (const name of value) (site.phones.get(name) ?? site.server(name)).powerOff();
  },
  reset: (site, { value }) => {
    for (const name of value) site.phone(name).press('**#**');
  },
  'reset from callmanager': (site, { value, restart }) => {
    for (const name of value) {
      const { deviceName } = site.phone(name);
      const heard = [...site.servers.values()].some(({ callManager }) =>
        callManager?.reset(deviceName, restart ? 'restart' : 'reset'),
      );
      if (!heard)
        throw new UserError(
          `no CallManager can reset ${name}, because it is registered with none`,
          `«reset: ${name}» resets it at the phone itself.`,
        );
    }
  },
  press: (site, { value: { on, keys } }) => {
    for (const key of keys) site.phone(on).press(key);
  },
  set: (site, { value }) => {
    const server = value['alternate tftp'];
    site.phone(value.on).setAlternateTftp(server === 'none' ? undefined : site.addressOf(server));
  },
  publish: (site, { value }, scenario) => {
    const { on, text, from } = value;
    const file = fileAt(site, value.file);
    const plain =
      text !== undefined ? new TextEncoder().encode(text) : readBeside(scenario.file, from ?? '');
    const signer = value['sign with'];
    const contents = signer
      ? writeSignedFile({
          name: file,
          payload: plain,
          signer: site.identities.server(signer),
          timestamp: site.world.date(),
        })
      : plain;
    for (const server of tftpServers(site, on)) site.server(server).files.publish(file, contents);
  },
  'update ctl': (site, { value }) => {
    site.ctlClient.change(value);
    const file = site.ctlClient.makeFile(site.world.date());
    for (const server of tftpServers(site, value.on))
      site.server(server).files.publish(ctlFileName, file);
  },
  'tamper with': (site, { value: { file, on, how } }) => {
    const name = fileAt(site, file);
    for (const server of on) {
      const { files } = site.server(server);
      files.alter(name, damaged(existing(files.find(name), name, server), name, how));
    }
  },
  restore: (site, { value: { file, on } }) => {
    const name = fileAt(site, file);
    const changed = on.filter((server) => site.server(server).files.restore(name));
    if (changed.length === 0)
      throw new UserError(
        `«${name}» on ${on.join(', ')} is as it was published; there is nothing to restore`,
      );
  },
  delete: (site, { value: { file, on } }) => {
    const name = fileAt(site, file);
    const had = on.filter((server) => site.server(server).files.delete(name));
    if (had.length === 0) existing(undefined, name, on.join(', '));
  },
  'cut link': (site, { value }) => site.cables.cut(value),
  'heal link': (site, { value }) => site.cables.heal(value),
  lose: (site, { value }) => site.losses.lose(value),
  'change network': (site, { value: { between, ...change } }) => {
    site.conditions.change(change, between);
  },
  'change dhcp': (site, { value }) => {
    for (const server of site.servers.values()) {
      if (!server.dhcp) continue;
      const { tftp, option = 150, lease, service } = value;
      server.dhcp.change({
        ...(tftp && site.tftpOptions(tftp, option)),
        ...(lease !== undefined && { lease }),
      });
      if (service === 'on') server.start('dhcp');
      if (service === 'off') server.stop('dhcp');
    }
  },
  'change cluster': (site, { value }) => {
    const mode = value['security mode'];
    const autoRegistration = value['auto-registration'];
    if (mode) site.administration.setClusterSecurityMode(mode);
    if (autoRegistration) site.administration.setAutoRegistration(autoRegistration);
  },
  'stop service': (site, { value: { service, on, how } }) => site.server(on).stop(service, how),
  'start service': (site, { value: { service, on } }) => site.server(on).start(service),
  'restart service': (site, { value: { service, on } }) => {
    site.server(on).stop(service, 'clean');
    site.server(on).start(service);
  },
  'set device': (site, { value: { on, 'security mode': mode } }) => {
    for (const name of on) site.administration.setSecurityMode(site.phone(name).deviceName, mode);
  },
  'add device': (site, { value }) => {
    for (const name of value) site.administration.add(site.deviceOf(name));
  },
  'delete device': (site, { value }) => {
    for (const name of value) site.administration.delete(site.phone(name).deviceName);
  },
  'show device': (site, { value }) => site.administration.show(site.phone(value).deviceName),
  capf: (site, { value: { on, ...fields } }) => {
    site.administration.saveCapf(site.phone(on).deviceName, fields);
  },
  'list certificates': (site, { value }) => listCertificates(site, value),
  'delete certificate': (site, { value: { file, on } }) => {
    for (const name of on) deleteCertificate(site.server(name), file);
  },
  'copy certificate': (site, { value: { file, from, on } }) => {
    for (const name of on) copyCertificate(site.server(from), site.server(name), file);
  },
  'new capf certificate': (site, { value }) => {
    const server = site.server(value);
    deleteCertificate(server, 'CAPF.cer');
    server.stop('capf', 'clean');
    server.start('capf');
  },
  'uninstall capf utility': (site, { value }) => uninstallCapfUtility(site, value),
  md5util: (site, { value: { file, on } }) => site.server(on).md5util(fileAt(site, file)),
  show: (site, { value: { on, what } }) => site.phone(on).show(what),
};

/** The file name with the MAC addresses of phones in it. */
export const fileAt = (site: Site, file: string): string =>
  fillIn(file, (phone) => site.phone(phone).mac);

/** @throws UserError when none of them runs TFTP */
function tftpServers(site: Site, names: readonly HostName[]): HostName[] {
  const running = names.filter((name) => site.server(name).tftp);
  if (running.length > 0) return running;
  throw new UserError(`${names.join(', ')} cannot publish files`, 'Name a server that runs tftp.');
}

function existing(contents: Uint8Array | undefined, name: string, where: string): Uint8Array {
  if (contents) return contents;
  throw new UserError(`there is no file «${name}» on ${where}`);
}

/** @throws UserError when the damage asked for is to a signature that the file does not have */
function damaged(contents: Uint8Array, name: string, how: Tampering): Uint8Array {
  try {
    return tampered(contents, how);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new UserError(`«${name}» has no signature: ${error.message}`, 'Choose other damage.');
  }
}

/** A file below the folder of the scenario; links that lead out of it are refused. */
function readBeside(scenarioFile: string, path: string): Uint8Array {
  const folder = realpathSync(dirname(scenarioFile));
  try {
    const file = realpathSync(resolve(folder, path));
    if (file.startsWith(folder + sep)) return new Uint8Array(readFileSync(file));
  } catch {
    throw new UserError(`there is no file «${path}» beside the scenario`);
  }
  throw new UserError(`«${path}» lies outside the folder of the scenario`);
}
