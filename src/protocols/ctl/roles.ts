import { ByteWriter } from '../../basics/index.ts';
import type { Kind } from '../signed-header/index.ts';

/**
 * What a record's host or token is for, by its FUNCTION code. Codes: certutils; the security guide of
 * CallManager 4.1(3) documents SAST (a security token), CCM+TFTP, CAPF and TFTP (an alternate TFTP
 * server). The others come from later releases; SRST has a code that no known file uses.
 */
const roleNames = {
  0: 'SAST',
  1: 'CCM',
  2: 'CCM+TFTP',
  3: 'TFTP',
  4: 'CAPF',
  5: 'SRST',
  7: 'APP-SERVER',
  21: 'TVS',
} as const;

export type RoleName = (typeof roleNames)[keyof typeof roleNames];

/** A known role by its name, another one by its code. */
export type Role = RoleName | number;

const codes = new Map<Role, number>(
  Object.entries(roleNames).map(([code, name]) => [name, Number(code)]),
);
const names: Readonly<Record<number, RoleName>> = roleNames;

export const roleText = (role: Role | undefined): string =>
  typeof role === 'string' ? role : `role ${role ?? 'not given'}`;

export const role: Kind<Role> = {
  read(reader, name) {
    const code = reader.u16(name);
    return names[code] ?? code;
  },
  write: (value) => new ByteWriter().u16(codes.get(value) ?? Number(value)).done(),
  show: roleText,
};
