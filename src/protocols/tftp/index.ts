export {
  annotateTftp,
  decodeTftp,
  decodeTftpIfWhole,
  encodeTftp,
  errorOpcode,
  opcodeOf,
} from './codec.ts';
export { describeTftp } from './describe.ts';
export { printable } from './fields.ts';
export * from './message.ts';
export { fromNetascii, toNetascii } from './netascii.ts';
