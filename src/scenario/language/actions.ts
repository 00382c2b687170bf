/** The actions of steps: one row each, with its value, what may stand beside it, and its words. */
import { z } from 'zod';
import type { HostName } from '../../simulation/index.ts';
import { action, change } from './action.ts';
import { howToStop } from './certificates.ts';
import { condition } from './conditions.ts';
import { fileName, relativePath } from './files.ts';
import { nameOf, nameOrAddressOf, namesOf, newName } from './names.ts';
import { read, readCondition } from './reading.ts';
import { secureActions } from './secure-actions.ts';
import { clusterChange, dhcpChange, networkChange, wrongCertificates } from './settings.ts';
import { service } from './site.ts';
import { duration, prose, written } from './values.ts';

const phones = namesOf('phone', 'all phones');
const hosts = namesOf('host', 'all phones', 'all servers');
const servers = namesOf('server', 'all servers');
const serversOrAddresses = z.array(nameOrAddressOf('server')).min(1);

const twoHosts = z.tuple([nameOf('host'), nameOf('host')], { error: 'a list of two hosts' });

const link = z
  .union([nameOf('host'), twoHosts], { error: 'one host, or a list of the two at its ends' })
  .transform((given): readonly HostName[] => [given].flat());

const keys = z
  .union([written, z.array(written).min(1).max(1000)], { error: 'a key or a list of keys' })
  .transform((given) => (Array.isArray(given) ? given : [given]))
  .describe('Keys and softkeys, in order: settings, 3, **#, Erase.');

const within = (usual: string) =>
  duration.prefault(usual).describe(`How long this may take (usual: ${usual}).`);

const serverAndFile = {
  file: fileName.describe('The file.'),
  on: servers.describe('The servers that have it.'),
};

const onServers = servers
  .prefault('all servers')
  .describe('The servers that get it (usual: all that run tftp).');

const serviceOn = z.strictObject({
  service: service.describe('Which service.'),
  on: nameOf('server').describe('The server that it runs on.'),
});

export const actions = {
  'power on': action('Switches phones or servers on.', hosts, (on) => `power on ${read(on)}`),
  'power off': action('Switches phones or servers off.', hosts, (on) => `power off ${read(on)}`),
  reset: action(
    'The person at the phone enters **#**.',
    phones,
    (on) => `reset ${read(on)} with **#**`,
  ),
  'reset from callmanager': action(
    'CallManager resets phones.',
    phones,
    (on, { restart }) => `${restart ? 'restart' : 'reset'} ${read(on)} from CallManager`,
    { restart: z.boolean().prefault(false).describe('Restart in place of reset (usual: false).') },
  ),
  press: action(
    'Presses keys of a phone.',
    z.strictObject({ on: nameOf('phone').describe('The phone.'), keys }),
    ({ on, keys }) => `press ${[keys].flat().join(' ')} on ${on}`,
  ),
  set: action(
    'Changes a setting in the menu of a phone.',
    z.strictObject({
      on: nameOf('phone').describe('The phone.'),
      'alternate tftp': nameOrAddressOf('server', 'none').describe('Alternate TFTP server.'),
    }),
    ({ on, 'alternate tftp': server }) => `set the alternate TFTP server of ${on} to ${server}`,
  ),
  say: action('Tells whoever watches something.', prose, (text) => `say: ${text}`),
  wait: action('Lets time pass.', duration, (span) => `wait ${span}`),
  'wait until': action(
    'Lets time pass until this happens; fails when it does not.',
    condition,
    (given) => `wait until ${readCondition(given)}`,
    { within: within('1 min') },
  ),
  expect: action(
    'Fails when this does not happen in time.',
    condition,
    (given) => `expect ${readCondition(given)}`,
    { within: within('10 s') },
  ),
  'expect no': action(
    'Fails when this happens.',
    condition,
    (given) => `expect no ${readCondition(given)}`,
    { for: duration.prefault('10 s').describe('How long to watch (usual: 10 s).') },
  ),
  publish: action(
    'Puts a file onto TFTP servers.',
    z
      .strictObject({
        file: serverAndFile.file,
        on: onServers,
        text: z.string().max(100_000).exactOptional().describe('What the file holds.'),
        from: relativePath
          .exactOptional()
          .describe('A file, below the folder of the scenario, to copy.'),
        'sign with': nameOf('server')
          .exactOptional()
          .describe('The server whose key signs it (usual: not signed).'),
      })
      .refine(({ text, from }) => (text === undefined) !== (from === undefined), {
        error: 'what the file holds is given by «text» or by «from», one of the two',
      })
      .meta({ oneOf: [{ required: ['text'] }, { required: ['from'] }] }),
    ({ file, on }) => `publish ${file} on ${read(on ?? 'all servers')}`,
  ),
  'update ctl': action(
    'Runs the CTL client: changes the CTL file, signs it and publishes it.',
    z.strictObject({
      'add tokens': z.array(newName).min(1).exactOptional().describe('Tokens to add.'),
      'remove tokens': z.array(nameOf('token')).min(1).exactOptional().describe('To remove.'),
      'add tftp': serversOrAddresses.exactOptional().describe('TFTP servers to add.'),
      'remove tftp': serversOrAddresses.exactOptional().describe('TFTP servers to remove.'),
      certificates: wrongCertificates.exactOptional(),
      records: z
        .array(nameOf('server'))
        .exactOptional()
        .describe('The servers that the file names from now on.'),
      'sign with': nameOf('token').exactOptional().describe('The token that signs.'),
      on: onServers,
    }),
    ({ on, ...changes }) => `update CTL file${change(changes)}`,
  ),
  'tamper with': action(
    'Damages a file of a TFTP server.',
    z.strictObject({
      ...serverAndFile,
      how: z
        .enum(['flip a byte', 'cut short', 'empty', 'wrong signature', 'too large'])
        .describe('What is done to it.'),
    }),
    ({ file, on, how }) => `tamper with ${file} on ${read(on)}: ${how}`,
  ),
  restore: action(
    'Undoes what was done to a file of a TFTP server.',
    z.strictObject(serverAndFile),
    ({ file, on }) => `restore ${file} on ${read(on)}`,
  ),
  delete: action(
    'Deletes a file from a TFTP server.',
    z.strictObject(serverAndFile),
    ({ file, on }) => `delete ${file} on ${read(on)}`,
  ),
  'cut link': action(
    'Pulls a cable: the only one of a host, or whatever joins two of them.',
    link,
    (ends) => `cut link ${read(ends)}`,
  ),
  'heal link': action('Plugs a cable in again.', link, (ends) => `heal link ${read(ends)}`),
  lose: action(
    'Loses the next packets from one host to another, and no others.',
    z.strictObject({
      from: nameOf('host').describe('Who sends them.'),
      to: nameOf('host').describe('Who is to get them.'),
      protocol: z
        .enum(['DHCP', 'TFTP', 'SCCP', 'CAPF'])
        .exactOptional()
        .describe('Only packets of this protocol (usual: any).'),
      packets: z.int().min(1).max(1000).prefault(1).describe('How many are lost (usual: 1).'),
    }),
    ({ from, to, protocol = '', packets = 1 }) =>
      `lose the next ${packets === 1 ? '' : `${packets} `}${protocol} ${packets === 1 ? 'packet' : 'packets'} from ${from} to ${to}`,
  ),
  'change network': action(
    'Changes how packets travel.',
    networkChange.omit({ mss: true }).extend({
      between: twoHosts.exactOptional().describe('Only on the way between these two hosts.'),
    }),
    ({ between, ...changes }) =>
      `change network${between ? ` between ${between.join(' and ')}` : ''}${change(changes)}`,
  ),
  'change dhcp': action(
    'Changes what the DHCP service tells phones.',
    dhcpChange,
    (changes) => `change DHCP${change(changes)}`,
  ),
  'change cluster': action(
    'Changes settings of the whole cluster.',
    clusterChange,
    (changes) => `change cluster${change(changes)}`,
  ),
  'stop service': action(
    'Stops a service of a server.',
    serviceOn.extend({ how: howToStop }),
    ({ service, on, how = 'clean' }) =>
      `stop ${service} on ${on}${how === 'clean' ? '' : `, ${how}`}`,
  ),
  'start service': action(
    'Starts a service of a server.',
    serviceOn,
    ({ service, on }) => `start ${service} on ${on}`,
  ),
  'restart service': action(
    'Stops a service of a server and starts it again.',
    serviceOn,
    ({ service, on }) => `restart ${service} on ${on}`,
  ),
  ...secureActions,
  md5util: action(
    'Runs MD5UTIL.EXE on a server.',
    z.strictObject({
      file: fileName.describe('The file.'),
      on: nameOf('server').describe('Where.'),
    }),
    ({ file, on }) => `MD5UTIL.EXE ${file} on ${on}`,
  ),
  show: action(
    'Prints a view of a phone.',
    z.strictObject({
      on: nameOf('phone').describe('The phone.'),
      what: z.enum(['ctl', 'security', 'sockets', 'registration']).describe('What to see.'),
    }),
    ({ on, what }) => `show ${what} of ${on}`,
  ),
};

export type Actions = typeof actions;
export type ActionName = keyof Actions;
export const actionNames = Object.keys(actions) as readonly ActionName[];
