import type { HostName } from '../../simulation/index.ts';

/** Of which hosts an action takes the names. */
type Kind = 'phone' | 'server' | 'host';

/** As its own value, or under `on`; those that are not here take servers. */
const ofActions: Readonly<Record<string, Kind>> = {
  'power on': 'host',
  'power off': 'host',
  'cut link': 'host',
  'heal link': 'host',
  reset: 'phone',
  'reset from callmanager': 'phone',
  press: 'phone',
  set: 'phone',
  show: 'phone',
  'set device': 'phone',
  'add device': 'phone',
  'delete device': 'phone',
  'show device': 'phone',
  capf: 'phone',
};

/** Under other keys; those that are not here take no names of hosts. */
const ofKeys: Readonly<Record<string, Kind>> = {
  'change dhcp: tftp': 'server',
  'set: alternate tftp': 'server',
  'publish: sign with': 'server',
  'update ctl: add tftp': 'server',
  'update ctl: remove tftp': 'server',
  'update ctl: records': 'server',
  'lose: from': 'host',
  'lose: to': 'host',
  'change network: between': 'host',
};

export interface Hosts {
  /** In the order in which they are offered. */
  readonly hosts: readonly HostName[];
  readonly servers: readonly HostName[];
}

/**
 * The names that may stand under a key of an action.
 * @param key the action itself where it is the value of the action
 * @param severalMay whether words for all phones or servers may stand there too
 */
export function hostsFor(
  action: string,
  key: string,
  severalMay: boolean,
  { hosts, servers }: Hosts,
): readonly string[] {
  const own = key === action || key === 'on';
  const kind = own ? (ofActions[action] ?? 'server') : ofKeys[`${action}: ${key}`];
  if (kind === undefined) return [];
  const names = hosts.filter(
    (name) => kind === 'host' || servers.includes(name) === (kind === 'server'),
  );
  if (!own || !severalMay) return names;
  const all = {
    phone: ['all phones'],
    server: ['all servers'],
    host: ['all phones', 'all servers'],
  };
  return [...names, ...all[kind]];
}
