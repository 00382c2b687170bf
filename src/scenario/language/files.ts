/** Names of files as a scenario writes them. */
import { z } from 'zod';
import type { MacAddress } from '../../basics/index.ts';
import type { HostName } from '../../simulation/index.ts';
import { nameOf } from './names.ts';

const fileError = { error: 'the name of a file' };
const phoneInName = /\{([^{}]*)\}/g;

/** The name of a file on a TFTP server; `{phone-1}` in it stands for the MAC address of the phone. */
export const fileName = z
  .string(fileError)
  .min(1, fileError)
  .max(128, fileError)
  .superRefine((name, context) => {
    for (const [, phone = ''] of name.matchAll(phoneInName))
      for (const issue of nameOf('phone').safeParse(phone).error?.issues ?? [])
        context.addIssue({ ...issue, code: 'custom' });
  })
  .meta({
    id: 'FileName',
    description:
      'A file of a TFTP server: CTLFile.tlv, SEP{phone-1}.cnf.xml.sgn. A phone in braces stands for its MAC address.',
  });

/** Puts MAC addresses in the place of the phones in braces. */
export const fillIn = (name: string, macOf: (phone: HostName) => MacAddress): string =>
  name.replace(phoneInName, (_, phone: string) => macOf(phone));

const pathError = {
  error: 'the path of a file in the folder of the scenario, such as «files/x.bin»',
};

/**
 * A path below the folder of the scenario, with `/` between its parts. No part leads upwards; a
 * link on the disk still may, so whoever reads the file must resolve it and look.
 */
export const relativePath = z
  .string(pathError)
  .max(500, pathError)
  .regex(/^(?!.*(?:^|\/)\.{0,2}(?:\/|$))[^\\:\0]+$/, pathError);
