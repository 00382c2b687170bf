import type { CapfServerSessionIntent } from '../../machines/index.ts';
import type { Model, StepData } from '../model/index.ts';
import { moves } from './capf-server-session-moves.ts';
import { type Env, type Here, type Machine, starts } from './capf-server-session-site.ts';

const operationNames = { install: 'Upgrade', delete: 'Delete', troubleshoot: 'Troubleshoot' };

/** What stands in the trace file of CAPF; nothing of a phone that was not authenticated. */
function logged(
  { snapshot: { context } }: Here,
  outcome: (CapfServerSessionIntent & { type: 'succeeded' | 'failed' })['type'],
): StepData[] {
  if (context.operation === 'none') return [];
  const result = outcome === 'succeeded' ? 'Success' : 'Failed';
  const log = `operation status: ${operationNames[context.operation]} ${result}`;
  return [{ expect: { on: 'publisher', log } }];
}

/** What can be seen of what CAPF does. */
function seenOf(intent: CapfServerSessionIntent, at: Here): StepData[] {
  const says = (message: string): StepData[] => [
    { expect: { on: 'publisher', message: `CAPF ${message}` } },
  ];
  switch (intent.type) {
    case 'send':
      return says(intent.message);
    case 'fetch':
      return says('FETCH_CERTIFICATE_REQUEST');
    case 'end':
      return says('END_SESSION');
    case 'succeeded':
    case 'failed':
      return logged(at, intent.type);
    case 'close':
      return [];
  }
}

const inPlace = 'a phone answers what it is asked, and says nothing else';
const rightSize = 'a phone makes a key of the size that it is asked for';

/** What phones do not do to CAPF; others might. */
const unreachable = {
  'in session: KEY.IN_PROGRESS': inPlace,
  'in session: CERTIFICATE.*': inPlace,
  'in session: MESSAGE.WRONG': 'what phones send can be read',
  'in session › AWAIT KEYGEN RESP: KEY.FAILED (1) [attempts are left]': rightSize,
  'in session › AWAIT KEYGEN RESP: KEY.FAILED (2)': rightSize,
  'in session › AWAIT STORE CERT RESP: CERTIFICATE.NOT_STORED':
    'the certificate is for the key of the phone, which stores it',
} as const;

/** The server's side of CAPF. */
export const capfServerSessionModel: Model<Machine, Env> = {
  machine: 'capf-server-session',
  starts,
  moves,

  key: ({ snapshot: { context }, env }) =>
    JSON.stringify([
      context.operation,
      Math.min(context.attempts, 4),
      context.toFetch,
      context.fetched,
      env,
    ]),

  unreachable,

  invariants: [
    {
      name: 'CAPF does nothing for a phone that has entered a wrong string',
      source: 'Guide, "Troubleshooting the Authentication String on the Phone"',
      holds: ({ env, snapshot: { context } }) =>
        env.string === 'right' || context.operation === 'none',
    },
    {
      name: 'CAPF asks at most three times for a key',
      source: 'Unified CME security guide',
      holds: ({ snapshot: { context } }) => context.attempts <= 3,
    },
    {
      name: 'a session that is over waits for nothing',
      source: 'this simulator',
      holds: ({ snapshot, delays }) => !snapshot.matches('ended') || delays.length === 0,
    },
  ],

  observe: (at, intents) => intents.flatMap((intent) => seenOf(intent, at)),
};
