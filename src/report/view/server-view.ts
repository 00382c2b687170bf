import { isIpv4 } from '../../basics/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import { ctlAfter } from './ctl-view.ts';
import { serviceIn, servicesSetting } from './facts.ts';
import type { ServerView, ServiceState } from './site-view.ts';

export const newServer = (name: HostName): ServerView => ({
  kind: 'server',
  name,
  power: 'on',
  settings: new Map(),
  states: new Map(),
  services: new Map(),
  registered: 0,
});

/** What a server looks like after one more entry of its own; the same object where nothing changed. */
export function serverAfter(server: ServerView, entry: TraceEntry): ServerView {
  switch (entry.kind) {
    case 'setting':
      return afterSetting(server, entry);
    case 'power':
      return { ...server, power: entry.state };
    case 'transition':
      return { ...server, states: new Map(server.states).set(entry.machine, entry.to) };
    case 'alarm':
      return { ...server, lastAlarm: entry };
    case 'counter':
      return entry.counter === 'RegisteredHardwarePhones'
        ? { ...server, registered: entry.value }
        : server;
    case 'store':
      return entry.what === 'CTLFile.tlv' ? ctlAfter(server, entry) : server;
    default:
      return server;
  }
}

function afterSetting(server: ServerView, { name, value }: EntryOf<'setting'>): ServerView {
  const settings = new Map(server.settings).set(name, value);
  const service = serviceIn(name);
  return {
    ...server,
    settings,
    ...(name === 'address' && isIpv4(value) && { address: value }),
    ...(name === servicesSetting && { services: allOn(value, server.services) }),
    ...(service !== undefined && {
      services: new Map(server.services).set(service, stateIn(value)),
    }),
  };
}

const allOn = (list: string, known: ServerView['services']): ServerView['services'] =>
  new Map(
    list
      .split(/,\s*/)
      .filter((name) => name !== '')
      .map((name) => [name, known.get(name) ?? 'on']),
  );

/** A server tells that a service is `running`, `hung`, `stopped`, `crashed` or `without power`. */
const serviceStates: Readonly<Record<string, ServiceState>> = { running: 'on', hung: 'hung' };

const stateIn = (value: string): ServiceState => serviceStates[value] ?? 'off';
