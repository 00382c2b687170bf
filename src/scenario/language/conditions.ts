/** Conditions: what the trace must hold for a step to be content. */
import { z } from 'zod';
import { isRowId, type RowId, rows } from '../../guide/index.ts';
import { counters, states } from './known-facts.ts';
import { nameOf, nameOrAddressOf } from './names.ts';
import { onOff, textPattern } from './values.ts';

/** What an issue of zod carries in `params` when a row of the guide is not known. */
export interface UnknownRow {
  readonly id: string;
}

/** The id of a row of the guide. */
export const rowId = z
  .string({ error: 'the id of a row of the guide' })
  .superRefine((id, context) => {
    if (!isRowId(id))
      context.addIssue({ code: 'custom', params: { unknownRow: { id } satisfies UnknownRow } });
  })
  .transform((id) => id as RowId)
  .meta({
    id: 'GuideRow',
    description: 'The id of a row of the guide: alarm/phone/tftp-not-authorized.',
    enum: rows.map(({ id }) => id),
  });

const message = z.union(
  [
    textPattern.transform((text) => ({ text })),
    z.strictObject({
      protocol: z.string().min(1).describe('TFTP, DHCP, SCCP, …'),
      name: textPattern.describe('The name of the message: Read Request.'),
      detail: textPattern.exactOptional().describe('What else the message says.'),
      to: nameOrAddressOf('host').exactOptional().describe('Who gets it.'),
    }),
  ],
  { error: 'text, or a mapping with «protocol» and «name»' },
);

const packet = z.strictObject({
  from: nameOrAddressOf('host').exactOptional().describe('Who sends it.'),
  to: nameOrAddressOf('host').exactOptional().describe('Who is to get it.'),
  transport: z.enum(['udp', 'tcp']).exactOptional().describe('UDP or TCP.'),
  port: z.int().min(0).max(65_535).exactOptional().describe('The port that it is sent to.'),
  flag: z
    .enum(['syn', 'fin', 'rst'])
    .exactOptional()
    .describe('Of TCP: «syn» opens a connection, «fin» closes it, «rst» breaks it off.'),
});

/** What can be asked of the trace; a condition has at least one of these. */
const facets = {
  alarm: textPattern.describe('An alarm with exactly this text.'),
  status: textPattern.describe('A status message of the phone that has this text in it.'),
  screen: textPattern.describe('The display of the phone has this text in it.'),
  softkeys: z
    .union([textPattern, z.array(textPattern).min(1)], { error: 'a softkey or a list of softkeys' })
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .describe('The display has softkeys with these labels.'),
  log: textPattern.describe('A line of a log file of a server that has this text in it.'),
  message: message.describe(
    'A message of a protocol that was sent: its protocol, name and detail have this text in them.',
  ),
  packet: packet.describe('A packet that was sent.'),
  state: states.describe('Statecharts and the state each one is in: { ctl-trust: CTL installed }.'),
  counter: counters.describe(
    'Performance counters and their values: { RegisteredHardwarePhones: 1 }.',
  ),
  'registered with': nameOf('server').describe('The phone is registered with this server.'),
  unregistered: z
    .literal(true)
    .describe('The phone was registered and is not any more; «expect no» for one that never was.'),
  'file stored': textPattern.describe('A file was written to flash or to a disk: CTL file.'),
  'file deleted': textPattern.describe('A file was deleted from flash or from a disk: CTL file.'),
  finding: rowId.describe('The facts add up to this row of the guide.'),
  console: textPattern.describe('A tool on a server printed this text.'),
  power: onOff.describe('The host was switched on or off.'),
  guide: rowId.describe('Anything happened that is an instance of this row of the guide.'),
};

const facetNames = Object.keys(facets);

/** Keys that say more of another one, without which they mean nothing. */
const companions = { file: 'log', says: 'finding' } as const;
type Companion = keyof typeof companions;
type Partner = (typeof companions)[Companion];

/**
 * What must be found in the trace; where there are several keys, all of them must hold. Texts are
 * looked for inside what the trace has; only an alarm is compared as a whole.
 */
export const condition = z
  .strictObject({
    on: nameOf('host', 'site').exactOptional().describe('The host that it happens on.'),
    ...optional(facets),
    file: textPattern.exactOptional().describe('The log file that «log» is looked for in.'),
    says: textPattern
      .exactOptional()
      .describe('What «finding» says beyond its row: the same CTL file.'),
    times: z
      .int()
      .min(1)
      .max(1_000_000)
      .exactOptional()
      .describe('How often it has to happen (usual: once).'),
  })
  .superRefine((given, context) => {
    if (!facetNames.some((name) => Object.hasOwn(given, name)))
      context.addIssue(`this names nothing to look for: ${facetNames.join(', ')}`);
    for (const [key, partner] of Object.entries(companions) as [Companion, Partner][])
      if (given[key] && !given[partner])
        context.addIssue({
          code: 'custom',
          path: [key],
          message: `«${key}» goes with «${partner}», which is not there`,
        });
  })
  .meta({
    id: 'Condition',
    description: 'What has to be found in the trace. Where several keys are given, all must hold.',
    anyOf: facetNames.map((name) => ({ required: [name] })),
    dependencies: Object.fromEntries(
      Object.entries(companions).map(([key, partner]) => [key, [partner]]),
    ),
  });

export type Condition = z.output<typeof condition>;

type Optional<Shape extends z.ZodRawShape> = {
  [Key in keyof Shape]: z.ZodExactOptional<Shape[Key]>;
};

/** Editors look for the help text of a key outside what the key refers to, so it goes there too. */
function optional<Shape extends z.ZodRawShape>(shape: Shape): Optional<Shape> {
  return Object.fromEntries(
    Object.entries(shape).map(([key, value]) => [
      key,
      z.exactOptional(value).describe((value as z.ZodType).description ?? ''),
    ]),
  ) as unknown as Optional<Shape>;
}
