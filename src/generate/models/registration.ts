import type { RegistrationIntent } from '../../machines/index.ts';
import type { Model, StepData } from '../model/index.ts';
import { moves } from './registration-moves.ts';
import {
  type Env,
  type Here,
  type Machine,
  nameOf,
  type ServerName,
  server,
  starts,
} from './registration-site.ts';
import { phone } from './steps.ts';

const messageNames = {
  capabilities: 'CapabilitiesRes',
  'button template': 'ButtonTemplateReq',
  'soft key template': 'SoftKeyTemplateReq',
  'soft key set': 'SoftKeySetReq',
  line: 'LineStatReq',
  'time and date': 'TimeDateReq',
} as const;

const said = (name: string, to: ServerName): object => ({
  message: { protocol: 'SCCP', name, to },
});

/** What can be seen of what the phone does. */
function seenOf(intent: RegistrationIntent, at: Here): StepData[] {
  const seen = (condition: object): StepData[] => [{ expect: { ...phone, ...condition } }];
  switch (intent.type) {
    case 'connect':
      return seen({ screen: `Opening ${intent.server.name}` });
    case 'send register':
      return seen(said('Register', server(at)));
    case 'send':
      return seen(said(messageNames[intent.request], server(at)));
    case 'send keepalive':
      return seen(said('KeepAlive', server(at)));
    case 'send unregister':
      return seen({ message: 'SCCP Unregister' });
    case 'not trusted':
      return seen({ status: `CallManager Not Authorized: ${intent.server.name}` });
    case 'registered':
      return [
        ...seen({ 'registered with': nameOf(intent.server) }),
        {
          expect: { on: nameOf(intent.server), counter: { RegisteredHardwarePhones: 1 } },
          within: '0 s',
        },
      ];
    case 'unregistered':
      return seen({ unregistered: true });
    case 'rejected':
      return seen({ screen: 'Registration Rejected' });
    case 'load the configuration again':
      return seen({ message: { protocol: 'TFTP', name: 'Read Request', detail: '/CTLSEP/' } });
    case 'move':
    case 'disconnect':
      return [];
  }
}

/** Registration with CallManager, along the list of servers and home again. */
export const registrationModel: Model<Machine, Env> = {
  machine: 'registration',
  starts,
  moves,

  key: ({ snapshot: { context }, env }) =>
    JSON.stringify([context.at, Math.min(context.unanswered, 4), Math.min(context.rounds, 3), env]),

  invariants: [
    {
      name: 'a phone that is set secure registers with no server that its CTL file does not vouch for',
      source: 'Guide, Table 9-3, "Phone does not register with Cisco CallManager"',
      holds: (at) => !at.snapshot.matches('registered') || server(at) !== at.env.stranger,
    },
    {
      name: 'a registered phone has at most three keepalives without an answer',
      source: 'reports from the field: three keepalives, up to 90 s',
      holds: ({ snapshot: { context } }) => context.unanswered <= 3,
    },
    {
      name: 'a phone goes along its list at most three times before it loads its configuration again',
      source: 'a capture of a 7912 on CallManager 4.1(3)',
      holds: ({ snapshot: { context } }) => context.rounds < 3,
    },
  ],

  observe: (at, intents) => intents.flatMap((intent) => seenOf(intent, at)),
};
