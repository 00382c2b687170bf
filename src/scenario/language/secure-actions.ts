/** Actions about Phone Configuration, CAPF and its certificate. */
import { z } from 'zod';
import { action, change } from './action.ts';
import { capfFields, certificateFile, deviceSecurityMode } from './certificates.ts';
import { nameOf, namesOf } from './names.ts';
import { read } from './reading.ts';

const phones = namesOf('phone', 'all phones');
const servers = namesOf('server', 'all servers');

export const secureActions = {
  'set device': action(
    'Changes Phone Configuration; the phone hears of it when it is reset.',
    z.strictObject({
      on: phones.describe('The phones.'),
      'security mode': deviceSecurityMode.describe('Device Security Mode.'),
    }),
    ({ on, 'security mode': mode }) => `set device security mode of ${read(on)} to ${mode}`,
  ),
  'add device': action(
    'Adds phones to the database, by hand.',
    phones,
    (on) => `add ${read(on)} to the database`,
  ),
  'delete device': action(
    'Deletes phones from the database; they hear of it when they are reset.',
    phones,
    (on) => `delete ${read(on)} from the database`,
  ),
  'show device': action(
    'Opens Phone Configuration: what is set, and what became of the CAPF operation.',
    nameOf('phone'),
    (on) => `show Phone Configuration of ${on}`,
  ),
  capf: action(
    'Fills in the CAPF fields of Phone Configuration and saves them.',
    capfFields.extend({ on: nameOf('phone').describe('The phone.') }),
    ({ on, ...fields }) => `CAPF settings of ${on}${change(fields)}`,
  ),
  'list certificates': action(
    'Looks for the CAPF certificate in the certificate folder of servers.',
    servers,
    (on) => `list certificates on ${read(on)}`,
  ),
  'delete certificate': action(
    'Deletes a file of CAPF from the certificate folder of servers.',
    z.strictObject({
      file: certificateFile,
      on: servers.describe('The servers that have it.'),
    }),
    ({ file, on }) => `delete certificate ${file} on ${read(on)}`,
  ),
  'copy certificate': action(
    'Copies a file of CAPF from the certificate folder of one server to that of others.',
    z.strictObject({
      file: certificateFile,
      from: nameOf('server').describe('The server that has it.'),
      on: servers.describe('The servers that get it.'),
    }),
    ({ file, from, on }) => `copy certificate ${file} from ${from} to ${read(on)}`,
  ),
  'new capf certificate': action(
    'Deletes CAPF.cer and restarts CAPF, which then makes itself a new key and certificate.',
    nameOf('server'),
    (on) => `new CAPF certificate on ${on}`,
  ),
  'uninstall capf utility': action(
    'Removes the CAPF 1.0(1) utility, which the CAPF service came after.',
    nameOf('server'),
    (on) => `uninstall the CAPF 1.0(1) utility on ${on}`,
  ),
};
