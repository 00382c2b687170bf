/** What a phone says to CAPF. */
import {
  type CapfFields,
  type CapfMessage,
  type CapfMessageOf,
  reason,
} from '../../protocols/capf/index.ts';

/** In which state each answer is awaited. One that comes again comes unasked: a second AUTH_RESPONSE
 * would be a second attempt at the string. */
export const awaitedIn = {
  AUTH_RESPONSE: 'AWAIT AUTH RES',
  REQUEST_IN_PROGRESS: 'AWAIT KEYGEN RESP',
  KEY_GENERATE_RESPONSE: 'AWAIT KEYGEN RESP',
  STORE_CERTIFICATE_RESPONSE: 'AWAIT STORE CERT RESP',
  DELETE_CERTIFICATE_RESPONSE: 'AWAIT DELETE CERT RESP',
  FETCH_CERTIFICATE_RESPONSE: 'AWAIT FETCH CERT RESP',
} as const;

export type Answer = CapfMessageOf<keyof typeof awaitedIn>;

export const isAnswer = (message: CapfMessage): message is Answer => message.name in awaitedIn;

/** Whether the phone did what it was asked. */
export const isDone = (
  answer: CapfFields<
    'STORE_CERTIFICATE_RESPONSE' | 'DELETE_CERTIFICATE_RESPONSE' | 'FETCH_CERTIFICATE_RESPONSE'
  >,
): boolean => answer.reason === reason.updateCertificate;
