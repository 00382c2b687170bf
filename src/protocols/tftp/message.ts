/** The messages of TFTP as values. RFC 1350 section 5; options: RFC 2347. */
export type TftpMessage =
  | ReadRequest
  | WriteRequest
  | Data
  | Acknowledgement
  | TftpError
  | OptionAcknowledgement;

export type TftpKind = TftpMessage['kind'];
export type TftpMessageOf<Kind extends TftpKind> = Extract<TftpMessage, { kind: Kind }>;

interface Request {
  readonly file: string;
  /** `octet`, `netascii` or `mail`, in upper, lower or mixed case. */
  readonly mode: string;
  /** In the order in which they were written; names are in any case, values are text. */
  readonly options: readonly TftpOption[];
}

export interface ReadRequest extends Request {
  readonly kind: 'read request';
}

export interface WriteRequest extends Request {
  readonly kind: 'write request';
}

export interface Data {
  readonly kind: 'data';
  /** Counts from 1; after 65535 comes 0. */
  readonly block: number;
  /** Shorter than the block size, or empty, in the last block. */
  readonly bytes: Uint8Array;
}

export interface Acknowledgement {
  readonly kind: 'acknowledgement';
  /** 0 acknowledges the options (RFC 2347). */
  readonly block: number;
}

export interface TftpError {
  readonly kind: 'error';
  /** One of `ErrorCode`, or a number that nobody has defined. */
  readonly code: number;
  readonly text: string;
}

export interface OptionAcknowledgement {
  readonly kind: 'option acknowledgement';
  readonly options: readonly TftpOption[];
}

export interface TftpOption {
  readonly name: string;
  readonly value: string;
}

/** RFC 1350 appendix, "Error Codes"; 8 is from RFC 2347. */
export const ErrorCode = {
  notDefined: 0,
  fileNotFound: 1,
  accessViolation: 2,
  diskFull: 3,
  illegalOperation: 4,
  unknownTransferId: 5,
  fileExists: 6,
  noSuchUser: 7,
  optionRefused: 8,
} as const;

const errorMeanings: readonly string[] = [
  'Not defined',
  'File not found',
  'Access violation',
  'Disk full or allocation exceeded',
  'Illegal TFTP operation',
  'Unknown transfer ID',
  'File already exists',
  'No such user',
  'Option refused',
];

/** What an error code means, in the words of RFC 1350 and RFC 2347. */
export const errorMeaning = (code: number): string => errorMeanings[code] ?? 'Unknown error';

/** An ERROR message; without a text it says what its code means. */
export const errorMessage = (code: number, text = errorMeaning(code)): TftpError => ({
  kind: 'error',
  code,
  text,
});
