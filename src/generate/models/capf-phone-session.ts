import type { CapfPhoneSessionIntent } from '../../machines/index.ts';
import type { Model, StepData } from '../model/index.ts';
import { moves } from './capf-phone-session-moves.ts';
import { type Env, type Machine, starts } from './capf-phone-session-site.ts';
import { phone } from './steps.ts';

/** On the screen, beside the page of the LSC. */
const outcomes = {
  'no pending operation': 'LSC update failed: no operation pending',
  refused: 'Authentication string not accepted',
  'operation failed': 'LSC update failed',
  'unknown device': 'LSC update failed: phone unknown',
  'server not trusted': 'LSC update failed: CAPF server not trusted',
  'connection lost': 'LSC update failed: no connection',
  stopped: 'LSC update stopped',
} as const;

/** What can be seen of what the phone does. */
function seenOf(intent: CapfPhoneSessionIntent): StepData[] {
  const seen = (condition: object): StepData[] => [{ expect: { ...phone, ...condition } }];
  const says = (message: string) => seen({ message: `CAPF ${message}` });
  switch (intent.type) {
    case 'connect':
      return [
        {
          expect: {
            packet: { from: 'phone-1', to: 'publisher', transport: 'tcp', port: 3804 },
          },
        },
      ];
    case 'send authentication':
      return says('AUTH_RESPONSE');
    case 'send progress':
      return says('REQUEST_IN_PROGRESS');
    case 'send key':
      return says('KEY_GENERATE_RESPONSE');
    case 'send certificate':
      return says('FETCH_CERTIFICATE_RESPONSE');
    case 'store certificate':
      return seen({ 'file stored': 'LSC' });
    case 'delete certificate':
      return seen({ 'file deleted': 'LSC' });
    case 'answer':
      return says(`${intent.to.toUpperCase()}_CERTIFICATE_RESPONSE`);
    case 'remember the operation':
      return [];
    case 'forget the operation':
      return seen({ 'file deleted': 'CAPF operation' });
    case 'done':
      return seen({ status: 'LSC update successful' });
    case 'failed':
      return seen({ status: outcomes[intent.because] });
    default:
      return [];
  }
}

const inOrder = 'CAPF asks for one thing after the other, each in its place';
const inVain = 'CAPF ends with an error only what it refuses at the beginning';

/** What CAPF does not do to a phone; another one might. */
const unreachable = {
  'in operation › in session: AUTH_REQUEST': inOrder,
  'in operation › in session: KEY_GENERATE_REQUEST': inOrder,
  'in operation › in session: STORE_CERTIFICATE_REQUEST': inOrder,
  'in operation › in session: DELETE_CERTIFICATE_REQUEST': inOrder,
  'in operation › in session: FETCH_CERTIFICATE_REQUEST': inOrder,
  'in operation › in session: MESSAGE.WRONG': 'what CAPF sends can be read',
  'in operation › in session: END_SESSION (1) [the server ends with (error)]': inVain,
  'in operation › in session: END_SESSION (2)': inOrder,
  'in operation › in session › authenticating: END_SESSION (3) [the server ends with (update certificate)]':
    inOrder,
  'in operation › in session › awaiting certificate: STORE_CERTIFICATE_REQUEST (1) [the certificate is for another key]':
    'CAPF signs the key that the phone has sent',
  'in operation › in session › awaiting certificate: KEY_GENERATE_REQUEST':
    'the key of a phone has the size that CAPF asked for',
  'in operation › in session › awaiting end: END_SESSION (1) [the server ends in failure]': inVain,
} as const;

/** The phone's side of CAPF. */
export const capfPhoneSessionModel: Model<Machine, Env> = {
  machine: 'capf-phone-session',
  starts,
  moves,

  react(intent, env) {
    switch (intent.type) {
      case 'store certificate':
        return { env: { ...env, hasLsc: true } };
      case 'delete certificate':
        return { env: { ...env, hasLsc: false } };
      case 'done':
        return { env: { ...env, hasErred: false } };
      default:
        return {};
    }
  },

  key: ({ snapshot: { context }, env }) => JSON.stringify([Math.min(context.retries, 4), env]),

  unreachable,

  invariants: [
    {
      name: 'a phone tells CAPF nothing before it trusts it',
      source: 'Guide, Table 9-3, "A TLS handshake error occurs"',
      holds: ({ env }, intents) =>
        env.capf !== 'has a new certificate' ||
        intents.every(({ type }) => type !== 'send authentication'),
    },
    {
      name: 'a phone tries its connection three more times, and not more often',
      source: 'Cisco CUCM system configuration guide, "Configure CAPF"',
      holds: ({ snapshot: { context } }) => context.retries <= 3,
    },
    {
      name: 'a wrong authentication string changes no LSC',
      source: 'Guide, "Troubleshooting the Authentication String on the Phone"',
      holds: ({ env }, intents) =>
        env.string === 'right' ||
        intents.every(({ type }) => type !== 'store certificate' && type !== 'delete certificate'),
    },
  ],

  observe: (_at, intents) => intents.flatMap(seenOf),
};
