import type { Deed, Site } from '../../scenario/index.ts';
import { fileAt } from '../../scenario/index.ts';
import type { Move } from './moves.ts';

/** Whether a move would change nothing, or could not be made, as far as that is plain to see. */
export function isIdle({ step }: Move, site: Site): boolean {
  switch (step.action) {
    case 'power on':
      return step.value.every((name) => hostAt(site, name).isOn);
    case 'power off':
      return step.value.every((name) => !hostAt(site, name).isOn);
    case 'reset':
      return !step.value.every((name) => site.phone(name).isOn);
    case 'press':
      return !site.phone(step.value.on).isOn;
    case 'cut link':
      return site.cables.isCut(step.value);
    case 'heal link':
      return !site.cables.isCut(step.value);
    case 'lose':
      return site.losses.isPending(step.value);
    case 'start service':
      return site.server(step.value.on).isRunning(step.value.service);
    case 'stop service':
      return !site.server(step.value.on).isRunning(step.value.service);
    case 'change dhcp':
      return isDhcpAsWanted(step, site);
    case 'update ctl':
      return !canSign(step, site);
    case 'restore':
      return step.value.on.every((server) =>
        site.server(server).files.isAsPublished(fileAt(site, step.value.file)),
      );
    default:
      return false;
  }
}

const hostAt = (site: Site, name: string): { readonly isOn: boolean } =>
  site.phones.get(name) ?? site.server(name);

type Of<Action extends Deed['action']> = Deed & { readonly action: Action };

/** Of changes to the TFTP servers alone. */
function isDhcpAsWanted({ value }: Of<'change dhcp'>, site: Site): boolean {
  const { tftp, option = 150, ...others } = value;
  if (!tftp || Object.keys(others).length > 0) return false;
  const wanted = site.tftpOptions(tftp, option);
  return [...site.servers.values()].every(
    ({ dhcp }) =>
      !dhcp ||
      (dhcp.scope.tftpServerName === wanted.tftpServerName &&
        String(dhcp.scope.tftpServers) === String(wanted.tftpServers)),
  );
}

/** Only tokens that the file holds can sign, and none is added twice. */
function canSign({ value }: Of<'update ctl'>, site: Site): boolean {
  const { tokens } = site.ctlClient.plan;
  const added = value['add tokens'] ?? [];
  const signer = value['sign with'];
  return (
    added.every((token) => !tokens.includes(token)) &&
    (signer === undefined || tokens.includes(signer) || added.includes(signer))
  );
}
