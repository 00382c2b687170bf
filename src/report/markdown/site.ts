import type { PhoneView, ServerView, SiteView } from '../view/index.ts';
import { table } from './table.ts';

/** Enough of an MD5 to tell files apart. */
const md5Shown = 8;

/** The phones and servers as they are at the end. */
export const siteTables = ({ phones, servers }: SiteView): readonly string[] => [
  ...(phones.length > 0 ? [...table(phoneHeadings, phones.map(phoneRow)), ''] : []),
  ...table(serverHeadings, servers.map(serverRow)),
];

const phoneHeadings = [
  'Phone',
  'Model',
  'Power',
  'Address',
  'Registered with',
  'Link',
  'CTL file',
  'LSC',
  'MIC',
  'Screen',
];

const phoneRow = (phone: PhoneView): readonly string[] => [
  phone.name,
  phone.model,
  phone.power,
  phone.address ?? '',
  phone.registration ? (phone.registration.host ?? phone.registration.server) : 'nobody',
  phone.registration?.security ?? '',
  phone.ctl?.md5.slice(0, md5Shown) ?? 'none',
  phone.lsc,
  phone.mic,
  phone.screen
    ? [phone.screen.title, ...phone.screen.lines].filter((line) => line !== '').join(' / ')
    : 'dark',
];

const serverHeadings = ['Server', 'Power', 'Address', 'Services', 'CTL file', 'Phones registered'];

const serverRow = (server: ServerView): readonly string[] => [
  server.name,
  server.power,
  server.address ?? '',
  [...server.services]
    .map(([name, state]) => (state === 'on' ? name : `${name} (${state})`))
    .join(', '),
  server.ctl?.md5.slice(0, md5Shown) ?? 'none',
  String(server.registered),
];
