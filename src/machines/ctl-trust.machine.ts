import { emit, setup } from 'xstate';
import type { RowId } from '../guide/index.ts';
import type { CtlVerdict } from '../protocols/ctl/index.ts';

export type CtlTrustEvent =
  | { type: 'CTL.RECEIVED'; verdict: CtlVerdict }
  | { type: 'CTL.ABSENT' }
  /** `way`: the row of the guide that this way of deleting is. */
  | { type: 'CTL.ERASE'; way: RowId };

/** What became of a download: whether a list is installed now, and whether it is a new one. */
export type CtlOutcome = 'installed' | 'updated' | 'kept' | 'none';

export type CtlTrustIntent =
  | { type: 'store' }
  | { type: 'erase'; way: RowId }
  | { type: 'alarm'; alarm: RowId; also?: RowId }
  | { type: 'status'; status: 'ctl-installed' | 'ctl-update-failed' | 'no-ctl-installed' }
  | { type: 'settled'; outcome: CtlOutcome };

/**
 * Which CTL file a phone trusts. Without one it accepts the first it gets; with one it accepts
 * only what a token of the installed file signed, and keeps the old one otherwise. (Guide, Table
 * 9-3, "Phone cannot authenticate CTL file"; "Using Alarms", File Auth Failed.)
 */
export const ctlTrustMachine = setup({
  types: {
    input: {} as { installed: boolean },
    context: {} as { installed: boolean },
    events: {} as CtlTrustEvent,
    emitted: {} as CtlTrustIntent,
  },
  actions: {
    store: emit({ type: 'store' }),
    erase: emit(({ event }) => ({
      type: 'erase' as const,
      way: (event as CtlTrustEvent & { type: 'CTL.ERASE' }).way,
    })),
    'say that the CTL is installed': emit({ type: 'status', status: 'ctl-installed' }),
    'say that the update failed': emit({ type: 'status', status: 'ctl-update-failed' }),
    'say that no CTL is installed': emit({ type: 'status', status: 'no-ctl-installed' }),
    'raise File Auth Failed': emit({ type: 'alarm', alarm: 'alarm/phone/file-auth-failed' }),
    'raise File Auth Failed: unknown token': emit({
      type: 'alarm',
      alarm: 'alarm/phone/file-auth-failed',
      also: 'ctl-file/phone-cannot-authenticate-ctl-file',
    }),
    'raise File Auth Failed: token added last': emit({
      type: 'alarm',
      alarm: 'alarm/phone/file-auth-failed',
      also: 'ctl-file/phone-cannot-authenticate-ctl-file/new-token',
    }),
    settle: emit((_, outcome: CtlOutcome) => ({ type: 'settled' as const, outcome })),
  },
  guards: {
    'is the first list': ({ event }) => verdictIs(event, 'first'),
    'is signed by an installed token': ({ event }) => verdictIs(event, 'signed-by-installed-token'),
    'is the installed file': ({ event }) => verdictIs(event, 'unchanged'),
    'is empty': ({ event }) => verdictIs(event, 'empty'),
    'is signed by an unknown token': ({ event }) => verdictIs(event, 'unknown-signer'),
    'is signed by a token that it adds itself': ({ event }) =>
      verdictIs(event, 'signed-by-new-token'),
    'a list is installed': ({ context }) => context.installed,
  },
}).createMachine({
  id: 'ctl-trust',
  context: ({ input }) => input,
  initial: 'looking into flash',
  states: {
    'looking into flash': {
      always: [
        { guard: 'a list is installed', target: 'CTL installed' },
        { target: 'no CTL installed' },
      ],
    },
    'no CTL installed': {
      on: {
        'CTL.RECEIVED': [
          {
            guard: 'is the first list',
            target: 'CTL installed',
            actions: [
              'store',
              'say that the CTL is installed',
              { type: 'settle', params: 'installed' },
            ],
          },
          {
            // Not documented for the 79xx; several loads take an empty file for none at all.
            guard: 'is empty',
            actions: ['say that no CTL is installed', { type: 'settle', params: 'none' }],
          },
          { actions: ['raise File Auth Failed', { type: 'settle', params: 'none' }] },
        ],
        'CTL.ABSENT': {
          actions: ['say that no CTL is installed', { type: 'settle', params: 'none' }],
        },
      },
    },
    'CTL installed': {
      on: {
        'CTL.RECEIVED': [
          {
            guard: 'is signed by an installed token',
            actions: [
              'store',
              'say that the CTL is installed',
              { type: 'settle', params: 'updated' },
            ],
          },
          { guard: 'is the installed file', actions: { type: 'settle', params: 'kept' } },
          { guard: 'is empty', actions: { type: 'settle', params: 'kept' } },
          {
            guard: 'is signed by an unknown token',
            actions: [
              'raise File Auth Failed: unknown token',
              'say that the update failed',
              { type: 'settle', params: 'kept' },
            ],
          },
          {
            guard: 'is signed by a token that it adds itself',
            actions: [
              'raise File Auth Failed: token added last',
              'say that the update failed',
              { type: 'settle', params: 'kept' },
            ],
          },
          {
            actions: [
              'raise File Auth Failed',
              'say that the update failed',
              { type: 'settle', params: 'kept' },
            ],
          },
        ],
        'CTL.ABSENT': { actions: { type: 'settle', params: 'kept' } },
        'CTL.ERASE': { target: 'no CTL installed', actions: 'erase' },
      },
    },
  },
});

const verdictIs = (event: CtlTrustEvent, verdict: CtlVerdict): boolean =>
  event.type === 'CTL.RECEIVED' && event.verdict === verdict;
