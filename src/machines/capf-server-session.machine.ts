import { assign, emit, setup } from 'xstate';
import { type Millis, Minutes } from '../basics/index.ts';

/** The operations that Phone Configuration offers; `none` is No Pending Operation. */
export type CapfOperation = 'none' | 'install' | 'delete' | 'troubleshoot';

export type CapfServerSessionEvent =
  | { type: 'OPENED' }
  /** The phone is who it says; what is pending for it, and the certificates it can have. */
  | {
      type: 'AUTHENTICATED';
      operation: CapfOperation;
      certificates: readonly ('LSC' | 'MIC')[];
    }
  | { type: 'REFUSED'; because: 'unknown device' | 'not authenticated' }
  | { type: 'KEY.IN_PROGRESS' }
  | { type: 'KEY.RECEIVED' }
  | { type: 'KEY.FAILED' }
  | { type: 'CERTIFICATE.STORED' }
  | { type: 'CERTIFICATE.NOT_STORED' }
  | { type: 'CERTIFICATE.DELETED' }
  | { type: 'CERTIFICATE.NOT_DELETED' }
  | { type: 'CERTIFICATE.FETCHED' }
  | { type: 'CERTIFICATE.NOT_FETCHED' }
  /** A message that cannot be read, or that a phone does not send. */
  | { type: 'MESSAGE.WRONG' }
  | { type: 'STREAM.CLOSED' }
  /** CAPF itself gives up the session. */
  | { type: 'STOP' };

/** Why an operation failed after the phone was authenticated. */
export type CapfFailure =
  | 'communication failure'
  | 'key generation failed'
  | 'certificate not stored'
  | 'no certificate';

export type CapfServerSessionIntent =
  | {
      type: 'send';
      message:
        | 'AUTH_REQUEST'
        | 'KEY_GENERATE_REQUEST'
        | 'STORE_CERTIFICATE_REQUEST'
        | 'DELETE_CERTIFICATE_REQUEST';
    }
  | { type: 'fetch'; certificate: 'LSC' | 'MIC' }
  | { type: 'succeeded' }
  | { type: 'failed'; because: CapfFailure }
  /** Sends END_SESSION with this reason. */
  | { type: 'end'; reason: EndReason }
  | { type: 'close' };

type EndReason = 'no action' | 'update certificate' | 'error' | 'unknown device';

export interface CapfServerSessionInput {
  readonly keyGenerationTime: Millis;
  readonly keyGenerationAttempts: number;
}

interface Context extends CapfServerSessionInput {
  operation: CapfOperation;
  /** Keys that were asked for. */
  attempts: number;
  /** What is still to be fetched, next first. */
  toFetch: readonly ('LSC' | 'MIC')[];
  fetched: number;
}

/** Not documented; chosen here: how long a phone may take for an answer that needs no new key. */
export const capfAnswerTimeout = Minutes(1);

const success = (reason: EndReason) =>
  ({
    target: '#ended',
    actions: ['succeed', { type: 'end', params: reason }, 'close'],
  }) as const;

const failure = (because: CapfFailure, reason: EndReason) =>
  ({
    target: '#ended',
    actions: [{ type: 'fail', params: because }, { type: 'end', params: reason }, 'close'],
  }) as const;

/**
 * The server's side of a CAPF session, which speaks first. The states in capitals are those that
 * "show capf-server sessions" of Unified CME prints; it has none for deleting and fetching, which are
 * named here in their manner, and two for certificates from a CA elsewhere, which this CAPF does not
 * need.
 */
export const capfServerSessionMachine = setup({
  types: {
    input: {} as CapfServerSessionInput,
    context: {} as Context,
    events: {} as CapfServerSessionEvent,
    emitted: {} as CapfServerSessionIntent,
  },
  actions: {
    'note the operation': assign(({ event, context }) =>
      event.type === 'AUTHENTICATED'
        ? { operation: event.operation, toFetch: event.certificates }
        : context,
    ),
    'count the attempt': assign({ attempts: ({ context }) => context.attempts + 1 }),
    'go to the next certificate': assign({ toFetch: ({ context }) => context.toFetch.slice(1) }),
    'count the certificate': assign({ fetched: ({ context }) => context.fetched + 1 }),
    send: emit((_, message: (CapfServerSessionIntent & { type: 'send' })['message']) => ({
      type: 'send' as const,
      message,
    })),
    fetch: emit(({ context }) => ({
      type: 'fetch' as const,
      certificate: context.toFetch[0] as 'LSC' | 'MIC',
    })),
    succeed: emit({ type: 'succeeded' }),
    fail: emit((_, because: CapfFailure) => ({ type: 'failed' as const, because })),
    end: emit((_, reason: EndReason) => ({ type: 'end' as const, reason })),
    close: emit({ type: 'close' }),
  },
  guards: {
    'nobody knows the device': ({ event }) =>
      event.type === 'REFUSED' && event.because === 'unknown device',
    'is pending': ({ context }, operation: CapfOperation) => context.operation === operation,
    'attempts are left': ({ context }) => context.attempts < context.keyGenerationAttempts,
    'a certificate is left': ({ context }) => context.toFetch.length > 0,
    'some were fetched': ({ context }) => context.fetched > 0,
  },
  delays: {
    answerTimeout: capfAnswerTimeout,
    keyGenerationTime: ({ context }) => context.keyGenerationTime,
  },
}).createMachine({
  id: 'capf-server-session',
  context: ({ input }) => ({
    ...input,
    operation: 'none',
    attempts: 0,
    toFetch: [],
    fetched: 0,
  }),
  initial: 'IDLE',
  on: { STOP: { target: '.ended', actions: 'close' } },
  states: {
    IDLE: {
      on: { OPENED: 'in session', 'STREAM.CLOSED': 'ended' },
      after: { answerTimeout: { target: 'ended', actions: 'close' } },
    },
    'in session': {
      initial: 'AWAIT AUTH RES',
      on: {
        'STREAM.CLOSED': {
          target: 'ended',
          actions: { type: 'fail', params: 'communication failure' },
        },
        // What a state does not await does not belong where it comes.
        'KEY.IN_PROGRESS': 'broken off',
        'CERTIFICATE.*': 'broken off',
        'MESSAGE.WRONG': 'broken off',
      },
      states: {
        'AWAIT AUTH RES': {
          entry: { type: 'send', params: 'AUTH_REQUEST' },
          on: {
            AUTHENTICATED: { target: 'authenticated', actions: 'note the operation' },
            REFUSED: [
              {
                guard: 'nobody knows the device',
                target: '#ended',
                actions: [{ type: 'end', params: 'unknown device' }, 'close'],
              },
              { target: '#ended', actions: [{ type: 'end', params: 'error' }, 'close'] },
            ],
          },
          after: { answerTimeout: '#broken off' },
        },
        authenticated: {
          always: [
            { guard: { type: 'is pending', params: 'install' }, target: 'AWAIT KEYGEN RESP' },
            { guard: { type: 'is pending', params: 'delete' }, target: 'AWAIT DELETE CERT RESP' },
            {
              guard: { type: 'is pending', params: 'troubleshoot' },
              target: 'AWAIT FETCH CERT RESP',
            },
            { target: '#ended', actions: [{ type: 'end', params: 'no action' }, 'close'] },
          ],
        },
        'AWAIT KEYGEN RESP': {
          entry: ['count the attempt', { type: 'send', params: 'KEY_GENERATE_REQUEST' }],
          on: {
            'KEY.IN_PROGRESS': {},
            'KEY.RECEIVED': 'AWAIT STORE CERT RESP',
            'KEY.FAILED': [
              { guard: 'attempts are left', target: 'AWAIT KEYGEN RESP', reenter: true },
              { target: '#without a key' },
            ],
          },
          after: { keyGenerationTime: '#without a key' },
        },
        'AWAIT STORE CERT RESP': {
          entry: { type: 'send', params: 'STORE_CERTIFICATE_REQUEST' },
          on: {
            'CERTIFICATE.STORED': success('update certificate'),
            'CERTIFICATE.NOT_STORED': failure('certificate not stored', 'error'),
          },
          after: { answerTimeout: '#broken off' },
        },
        'AWAIT DELETE CERT RESP': {
          entry: { type: 'send', params: 'DELETE_CERTIFICATE_REQUEST' },
          on: {
            'CERTIFICATE.DELETED': success('update certificate'),
            // The open CAPF server of usecallmanager.nz ends with the same reason then.
            'CERTIFICATE.NOT_DELETED': failure('no certificate', 'update certificate'),
          },
          after: { answerTimeout: '#broken off' },
        },
        'AWAIT FETCH CERT RESP': {
          entry: 'fetch',
          on: {
            'CERTIFICATE.FETCHED': {
              target: 'fetched',
              actions: ['count the certificate', 'go to the next certificate'],
            },
            'CERTIFICATE.NOT_FETCHED': { target: 'fetched', actions: 'go to the next certificate' },
          },
          after: { answerTimeout: '#broken off' },
        },
        fetched: {
          always: [
            { guard: 'a certificate is left', target: 'AWAIT FETCH CERT RESP' },
            { guard: 'some were fetched', ...success('no action') },
            failure('no certificate', 'no action'),
          ],
        },
      },
    },
    'without a key': {
      id: 'without a key',
      always: failure('key generation failed', 'error'),
    },
    'broken off': {
      id: 'broken off',
      always: {
        target: 'ended',
        actions: [{ type: 'fail', params: 'communication failure' }, 'close'],
      },
    },
    ended: { id: 'ended', type: 'final' },
  },
});
