import { isIpv4 } from '../../basics/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';
import { ctlAfter } from './ctl-view.ts';
import { phoneFactsIn } from './facts.ts';
import type { PhoneView } from './site-view.ts';

/** The 79xx keep about ten status messages (not confirmed); the view shows as many. */
const statusMessagesShown = 10;

export const newPhone = (name: HostName): PhoneView => ({
  kind: 'phone',
  name,
  power: 'off',
  settings: new Map(),
  states: new Map(),
  model: '',
  deviceName: '',
  mac: '',
  mode: 'nonsecure',
  mic: 'unknown',
  lsc: 'none',
  statusMessages: [],
});

/** What a phone looks like after one more entry of its own; the same object where nothing changed. */
export function phoneAfter(
  phone: PhoneView,
  entry: TraceEntry,
  hostAt: (address: string) => HostName | undefined,
): PhoneView {
  switch (entry.kind) {
    case 'setting':
      return withSetting(phone, entry);
    case 'power':
      return afterPower(phone, entry);
    case 'transition': {
      const states = new Map(phone.states).set(entry.machine, entry.to);
      return { ...phone, states, power: powerAfter(phone, entry) };
    }
    case 'screen':
      return withScreen(phone, entry);
    case 'alarm':
      return { ...withStatusMessage(phone, entry.text), lastAlarm: entry };
    case 'status':
      return withStatusMessage(phone, entry.text);
    case 'registration':
      return withRegistration(phone, entry, hostAt);
    case 'store':
      return afterStore(phone, entry);
    default:
      return phone;
  }
}

function withSetting(phone: PhoneView, { name, value }: EntryOf<'setting'>): PhoneView {
  const settings = new Map(phone.settings).set(name, value);
  if (name === 'address') return { ...withAddress(phone, value), settings };
  return { ...phone, ...phoneFactsIn(name, value), settings };
}

const afterPower = (phone: PhoneView, { state }: EntryOf<'power'>): PhoneView => ({
  ...withAddress(phone, 'none'),
  power: state,
});

/** A phone that starts again is on once it has booted. */
const powerAfter = ({ power }: PhoneView, { machine, to }: EntryOf<'transition'>) =>
  power === 'restarting' && machine === 'phone-startup' && !to.endsWith('booting') ? 'on' : power;

function withAddress(phone: PhoneView, address: string): PhoneView {
  const { address: _, ...without } = phone;
  return isIpv4(address) ? { ...without, address } : without;
}

function withScreen(phone: PhoneView, screen: EntryOf<'screen'>): PhoneView {
  const { screen: _, ...without } = phone;
  return screen.title === '' && screen.lines.length === 0 ? without : { ...without, screen };
}

const withStatusMessage = (phone: PhoneView, text: string): PhoneView => ({
  ...phone,
  statusMessages: [...phone.statusMessages, text].slice(-statusMessagesShown),
});

const icons = { authenticated: 'shield', encrypted: 'lock' } as const;

function withRegistration(
  phone: PhoneView,
  entry: EntryOf<'registration'>,
  hostAt: (address: string) => HostName | undefined,
): PhoneView {
  const { registration: _, icon: __, ...without } = phone;
  if (entry.state === 'unregistered') return without;
  const { server, security = 'nonsecure' } = entry;
  const host = hostAt(server);
  return {
    ...without,
    registration: { server, security, entry, ...(host !== undefined && { host }) },
    ...(security !== 'nonsecure' && { icon: icons[security] }),
  };
}

function afterStore(phone: PhoneView, entry: EntryOf<'store'>): PhoneView {
  switch (entry.what) {
    case 'CTL file':
      return ctlAfter(phone, entry);
    case 'LSC': {
      const { lscEntry: _, ...without } = phone;
      return entry.action === 'deleted'
        ? { ...without, lsc: 'none' }
        : { ...without, lsc: 'installed', lscEntry: entry };
    }
    default:
      return phone;
  }
}
