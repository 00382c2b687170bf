/**
 * Settings of a site that a step can change too. A change names what it changes; a site names what
 * differs from the usual one.
 */
import { z } from 'zod';
import { Hours, Millis } from '../../basics/index.ts';
import { nameOf, nameOrAddressOf, newName, type UnknownName } from './names.ts';
import { duration, onOff, percentage } from './values.ts';

const listOf = <Item>(items: Item | Item[]): Item[] => (Array.isArray(items) ? items : [items]);

export const clusterChange = z.strictObject({
  'security mode': z
    .enum(['mixed', 'nonsecure'])
    .exactOptional()
    .describe('Cluster security mode, as the CTL client sets it (usual: mixed).'),
  'auto-registration': onOff
    .exactOptional()
    .describe('Whether a phone that CallManager does not know gets a number (usual: off).'),
});

export const dhcpChange = z.strictObject({
  tftp: z
    .union([nameOrAddressOf('server'), z.array(nameOrAddressOf('server')).max(60)], {
      error: 'the name of a server, an IPv4 address or a list of them',
    })
    .transform(listOf)
    .exactOptional()
    .describe('The TFTP servers that phones are sent to, first choice first (usual: publisher).'),
  option: z
    .literal([150, 66])
    .exactOptional()
    .describe('The DHCP option that carries the TFTP servers (usual: 150).'),
  lease: duration.exactOptional().describe('How long an address is lent (usual: 8 h).'),
  service: onOff.exactOptional().describe('Whether the DHCP service runs (usual: on).'),
});

export const networkChange = z.strictObject({
  latency: duration.exactOptional().describe('How long each packet is on its way (usual: 1 ms).'),
  jitter: duration
    .exactOptional()
    .describe('The most that chance adds to the latency (usual: 0 ms).'),
  loss: percentage.exactOptional().describe('Packets that get lost (usual: 0 %).'),
  duplication: percentage.exactOptional().describe('Packets that arrive twice (usual: 0 %).'),
  reordering: percentage
    .exactOptional()
    .describe('Packets that a later one overtakes (usual: 0 %).'),
  mss: z
    .int()
    .min(88)
    .max(1460)
    .exactOptional()
    .describe('The largest TCP segment, in bytes (usual: 1460).'),
});

/** For a record of the CTL file: the server whose certificate it carries in the place of its own. */
export const wrongCertificates = z
  .record(nameOf('server'), nameOf('server', 'none'))
  .describe('Records that carry the certificate of another server, or none.');

const usualCluster = { 'security mode': 'mixed', 'auto-registration': 'off' } as const;
const usualDhcp = { tftp: ['publisher'], option: 150, lease: Hours(8), service: 'on' } as const;
const usualNetwork = {
  latency: Millis(1),
  jitter: Millis(0),
  loss: 0,
  duplication: 0,
  reordering: 0,
  mss: 1460,
};

type Cluster = Required<z.output<typeof clusterChange>>;
type Dhcp = Required<z.output<typeof dhcpChange>>;
type Network = Required<z.output<typeof networkChange>>;

export const cluster = clusterChange.transform((own): Cluster => ({ ...usualCluster, ...own }));
export const dhcp = dhcpChange.transform(
  (own): Dhcp => ({ ...usualDhcp, tftp: [...usualDhcp.tftp], ...own }),
);
export const network = networkChange.transform((own): Network => ({ ...usualNetwork, ...own }));

/** The CTL file that the CTL client made before the scenario starts. */
export const ctl = z
  .strictObject({
    tokens: z
      .array(newName)
      .min(1)
      .prefault(['token-1', 'token-2'])
      .describe('The security tokens whose certificates the file holds.'),
    'sign with': z
      .string()
      .exactOptional()
      .describe('The token that signed the file (usual: the first).'),
    file: z
      .enum(['present', 'absent', 'empty'])
      .prefault('present')
      .describe('What the TFTP servers have of it.'),
    records: z
      .array(nameOf('server'))
      .exactOptional()
      .describe('The servers that the file names (usual: all with callmanager or tftp).'),
    'alternate tftp': z
      .array(nameOrAddressOf('server'))
      .prefault([])
      .describe('Further TFTP servers that the file names.'),
    certificates: wrongCertificates.prefault({}),
  })
  .superRefine(({ tokens, 'sign with': signer }, context) => {
    if (signer === undefined || tokens.includes(signer)) return;
    const known = () => tokens;
    const params: UnknownName = {
      what: 'token of the file',
      orAddress: false,
      name: signer,
      known,
    };
    context.addIssue({ code: 'custom', path: ['sign with'], params: { unknownName: params } });
  })
  .transform(({ 'sign with': signer, ...rest }) => ({
    ...rest,
    'sign with': signer ?? (rest.tokens[0] as string),
  }));
