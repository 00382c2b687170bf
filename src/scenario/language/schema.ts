/** A scenario as a whole. Types, validation and the JSON Schema all come from this. */
import { z } from 'zod';
import { rowId } from './conditions.ts';
import { site } from './site.ts';
import { anyStep, type Step } from './steps.ts';
import { date, prose } from './values.ts';

/** A scenario without its steps, which are checked one by one, each against its own action. */
export const headSchema = z.strictObject({
  title: z.string().min(1).max(200).describe('What the scenario is called.'),
  guide: z
    .union([rowId, z.array(rowId)], { error: 'the id of a row of the guide, or a list of them' })
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .prefault([])
    .describe('The rows of the guide that the scenario reproduces.'),
  about: prose.exactOptional().describe('What it shows, and why.'),
  seed: z
    .int()
    .min(0)
    .exactOptional()
    .describe('One number from which all chance and all keys come (usual: 1).'),
  start: date
    .exactOptional()
    .describe('The date at which virtual time starts (usual: 2005-06-15T08:00:00Z).'),
  site: site.prefault({}).describe('What differs from the usual site.'),
  steps: z.array(z.unknown()).min(1),
});

export const scenarioSchema = headSchema.extend({
  steps: z.array(anyStep).min(1).describe('What happens, in order.'),
});

/** A scenario, checked, with all that it leaves out filled in. */
export type Scenario = Omit<z.output<typeof headSchema>, 'steps'> & {
  /** The file that it is from. */
  readonly file: string;
  readonly steps: readonly Step[];
};
