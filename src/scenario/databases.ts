/** What the administrator has configured before the scenario starts. */
import { DeviceName, type MacAddress } from '../basics/index.ts';
import { ClusterDatabase, type DeviceRecord } from '../devices/callmanager/index.ts';
import type { HostName } from '../simulation/index.ts';
import type { Scenario } from './language/index.ts';
import { lineOf, phoneMacs } from './numbers.ts';

type SitePlan = Scenario['site'];

/** What the database says of each phone, or would say, by name. */
export function devicesOf({ phones }: SitePlan): ReadonlyMap<HostName, DeviceRecord> {
  const macs = phoneMacs(phones);
  const devices = Object.entries(phones).map(([name, phone], index): [HostName, DeviceRecord] => [
    name,
    {
      name: DeviceName(macs.get(name) as MacAddress),
      model: phone.model,
      description: name,
      lines: [lineOf(phone, index)],
      deviceSecurityMode: phone['security mode'],
    },
  ]);
  return new Map(devices);
}

export function clusterDatabaseOf(
  { servers, cluster, phones }: SitePlan,
  devices: ReadonlyMap<HostName, DeviceRecord>,
): ClusterDatabase {
  const { publisher } = servers;
  return new ClusterDatabase({
    clusterSecurityMode: cluster['security mode'] === 'mixed' ? 1 : 0,
    autoRegistration: { enabled: cluster['auto-registration'] === 'on' },
    callManagerGroup: Object.entries(servers)
      .filter(([, { services }]) => services.includes('callmanager'))
      .map(([name, { address }]) => ({ name, address })),
    capfServer: publisher?.services.includes('capf')
      ? { name: 'publisher', address: publisher.address }
      : undefined,
    devices: [...devices.values()].filter(
      ({ description }) => phones[description]?.['in database'] === 'yes',
    ),
  });
}
