import type { CapfElements } from './elements.ts';

type Key = keyof CapfElements;

/** One row of the table of messages: its command, the elements it must have, and those it may have. */
export interface MessageType<Must extends Key, May extends Key> {
  readonly command: number;
  readonly must: readonly Must[];
  readonly may: readonly May[];
}

const message = <const Must extends Key = never, const May extends Key = never>(
  command: number,
  must: readonly Must[] = [],
  may: readonly May[] = [],
): MessageType<Must, May> => ({ command, must, may });

/**
 * The messages of CAPF. Odd commands ask, even ones answer. Source: the open CAPF server and client
 * of usecallmanager.nz; names of 2, 14 and 17 also in Cisco's own "debug capf-server" (Unified CME
 * command reference). VERSION and KEY_TYPE are optional because phones of the time of CallManager
 * 4.1 and their servers leave them out: the byte counts of that debug output leave no room for them.
 *
 * Of the commands from 5 to 8 and from 18 on the elements are not known. The open source calls 5 the
 * answer and 6 the request; by the rule of the others it is the other way round here.
 */
export const messageTypes = {
  AUTH_REQUEST: message(1, ['authType'], ['version']),
  AUTH_RESPONSE: message(
    2,
    ['reason', 'deviceName'],
    ['certificate', 'signedData', 'version', 'password', 'sudiData', 'sha2SignedData'],
  ),
  KEY_GENERATE_REQUEST: message(3, [], ['keySize', 'keyType', 'curve']),
  KEY_GENERATE_RESPONSE: message(4, [], ['reason', 'reasonInfo', 'publicKey']),
  ENCRYPT_REQUEST: message(5),
  ENCRYPT_RESPONSE: message(6),
  DECRYPT_REQUEST: message(7),
  DECRYPT_RESPONSE: message(8),
  STORE_CERTIFICATE_REQUEST: message(9, ['certificate'], ['certificateType']),
  STORE_CERTIFICATE_RESPONSE: message(10, ['reason'], ['reasonInfo']),
  FETCH_CERTIFICATE_REQUEST: message(11, [], ['certificateType']),
  FETCH_CERTIFICATE_RESPONSE: message(12, ['reason'], ['reasonInfo', 'certificate']),
  DELETE_CERTIFICATE_REQUEST: message(13, [], ['certificateType']),
  DELETE_CERTIFICATE_RESPONSE: message(14, ['reason'], ['reasonInfo']),
  END_SESSION: message(15, ['reason'], ['reasonInfo']),
  RETRY_LATER: message(16, [], ['retryDelay']),
  REQUEST_IN_PROGRESS: message(17, [], ['retryDelay']),
  STATUS_REQUEST: message(18),
  STATUS_RESPONSE: message(19),
  ABORT_REQUEST: message(20),
  ABORT_RESPONSE: message(21),
  SIGN_CERTIFICATE_REQUEST: message(22),
  SIGN_CERTIFICATE_RESPONSE: message(23),
} as const;

type MessageTypes = typeof messageTypes;

/** The name of a message whose command stands in the table. */
export type KnownCapfName = keyof MessageTypes;

type FieldsOf<Type> =
  Type extends MessageType<infer Must, infer May>
    ? Pick<CapfElements, Must> & Partial<Pick<CapfElements, May>>
    : never;

/** What a message of this name holds. */
export type CapfFields<Name extends KnownCapfName> = FieldsOf<MessageTypes[Name]>;

interface KnownMessage<Name extends KnownCapfName> {
  readonly name: Name;
  /** Chosen by the server, echoed by the phone. */
  readonly session: number;
  readonly fields: CapfFields<Name>;
}

/** A message whose command stands in no table. */
export interface UnknownCapfMessage {
  readonly name: 'Unknown';
  readonly session: number;
  readonly fields: { readonly command: number; readonly body: Uint8Array };
}

/** A message: `message.name === 'AUTH_RESPONSE'` narrows `message.fields`. */
export type CapfMessage =
  | { [Name in KnownCapfName]: KnownMessage<Name> }[KnownCapfName]
  | UnknownCapfMessage;

export type CapfName = CapfMessage['name'];
export type CapfMessageOf<Name extends CapfName> = Extract<CapfMessage, { readonly name: Name }>;
