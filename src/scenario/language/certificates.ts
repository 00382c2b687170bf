/** CAPF and the certificates of phones and servers. */
import { z } from 'zod';
import type { CapfForm } from '../../devices/administration/index.ts';

/** What somebody typed into a field of a form; it may be nothing, and it may be nonsense. */
const typed = z
  .union([z.string().max(100), z.number()], { error: 'text' })
  .transform(String)
  .exactOptional();

const modes = {
  string: 'authentication string',
  'null string': 'null string',
  lsc: 'existing certificate, LSC first',
  mic: 'existing certificate, MIC first',
} as const satisfies Record<string, CapfForm['authenticationMode']>;
const modeNames = Object.keys(modes) as (keyof typeof modes)[];

const keySize = z
  .literal([512, 1024, 2048, '512', '1024', '2048'])
  .transform((bits) => Number(bits) as CapfForm['keyBits']);

/** The CAPF fields of the Phone Configuration window; those that are left out stay as they are. */
export const capfFields = z.strictObject({
  operation: z
    .enum(['install', 'delete', 'troubleshoot', 'none'])
    .exactOptional()
    .describe('Certificate Operation: what is to be done with the LSC of the phone.'),
  mode: z
    .enum(modeNames)
    .transform((name) => modes[name])
    .exactOptional()
    .describe(
      'Authentication Mode: by string, by null string, by existing certificate with the LSC or the MIC first (usual: null string).',
    ),
  string: typed.describe('Authentication String, 4 to 10 digits.'),
  'key size': keySize.exactOptional().describe('Key Size in bits (usual: 1024).'),
  'completes by': z
    .strictObject({
      year: typed.describe('The year.'),
      month: typed.describe('The month, 1 to 12.'),
      day: typed.describe('The day.'),
      hour: typed.describe('The hour, 0 to 23.'),
    })
    .exactOptional()
    .describe('Operation Completes By, in UTC (usual: in ten days).'),
});

export type CapfFields = z.output<typeof capfFields>;

/** The LSC that a phone has at the start. */
export const lsc = z.enum([
  'none',
  'installed',
  'expired',
  'from another cluster',
  'of another phone',
]);

export const deviceSecurityMode = z.enum(['nonsecure', 'authenticated', 'encrypted']);

/** The file with the extension .0 has a name of its own on each site: that of CAPF. */
export const certificateFile = z
  .enum(['CAPF.cer', 'CAPF.0'])
  .describe('CAPF.cer (DER), or CAPF.0 for the PEM file beside it, whatever its name.');

export const howToStop = z
  .enum(['clean', 'crashed', 'hung'])
  .prefault('clean')
  .describe('In good order, as a program that crashes, or as one that hangs (usual: clean).');
