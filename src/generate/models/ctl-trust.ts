import type { RowId } from '../../guide/index.ts';
import type { CtlTrustEvent, ctlTrustMachine } from '../../machines/index.ts';
import type { CtlVerdict } from '../../protocols/ctl/index.ts';
import type { Model, Move, Start, StepData } from '../model/index.ts';

type Machine = typeof ctlTrustMachine;
type Token = 'token-1' | 'token-2' | 'token-3' | 'token-4';

/** What the CTL client puts into a CTL file, and which token signs it. */
interface Plan {
  readonly tokens: readonly Token[];
  readonly signer: Token;
}

type Damage = 'empty' | 'cut short' | 'wrong signature';

interface Env {
  readonly model: 7960 | 7970;
  readonly isOn: boolean;
  /** What the CTL client wrote last. */
  readonly plan: Plan;
  /** What became of it on the server. */
  readonly server: 'as written' | 'deleted' | Damage;
  /** What is in the flash of the phone. */
  readonly held: Plan | undefined;
  /** Whether what the CTL client wrote last is what the phone holds. */
  readonly isHeld: boolean;
  /** Whether a file was stored over one of which no token had signed it. */
  readonly wasFooled: boolean;
}

const usual: Plan = { tokens: ['token-1', 'token-2'], signer: 'token-1' };

/** What a person at the CTL client may do next, whatever was done before. */
const plans: Readonly<Record<string, Plan>> = {
  'token-1 signs a new CTL file': usual,
  'token-2 signs a new CTL file': { ...usual, signer: 'token-2' },
  'token-3 is added, and token-1 signs': {
    tokens: ['token-1', 'token-2', 'token-3'],
    signer: 'token-1',
  },
  'token-3 is added, and signs itself': {
    tokens: ['token-1', 'token-2', 'token-3'],
    signer: 'token-3',
  },
  'two other tokens take the place of all': {
    tokens: ['token-3', 'token-4'],
    signer: 'token-3',
  },
};

const damages: Readonly<Record<Damage, string>> = {
  empty: 'somebody puts an empty file in the place of the CTL file',
  'cut short': 'the end of the CTL file gets lost',
  'wrong signature': 'the signature of the CTL file gets damaged',
};

const file = 'CTLFile.tlv';
const registered: StepData = {
  'wait until': { on: 'phone-1', 'registered with': 'publisher' },
};

const begin: Omit<Env, 'model' | 'held' | 'isHeld'> = {
  isOn: false,
  plan: usual,
  server: 'as written',
  wasFooled: false,
};

/** Two CTL files of one moment would be the same, byte for byte. */
const later: StepData = { wait: '1 min' };

const starts: readonly Start<Machine, Env>[] = [
  {
    name: 'a 7960 with a CTL file',
    input: { installed: true },
    env: { ...begin, model: 7960, held: usual, isHeld: true },
    site: { phones: { 'phone-1': { model: 7960, ctl: 'installed' } } },
    steps: [later],
    host: 'phone-1',
  },
  {
    name: 'a 7970 without a CTL file',
    input: { installed: false },
    env: { ...begin, model: 7970, held: undefined, isHeld: false },
    site: { phones: { 'phone-1': 7970 } },
    steps: [later],
    host: 'phone-1',
  },
];

/** What the phone finds when it looks at what the server has. */
function found({ held, plan, server, isHeld }: Env): CtlTrustEvent {
  const verdict = (verdict: CtlVerdict): CtlTrustEvent => ({ type: 'CTL.RECEIVED', verdict });
  if (server === 'deleted') return { type: 'CTL.ABSENT' };
  if (server === 'empty') return verdict('empty');
  if (server === 'cut short') return verdict('corrupt');
  if (held && isHeld && server === 'as written') return verdict('unchanged');
  const isSound = server === 'as written';
  if (!held) return verdict(isSound ? 'first' : 'bad-signature');
  if (held.tokens.includes(plan.signer))
    return verdict(isSound ? 'signed-by-installed-token' : 'bad-signature');
  const keepsToken = plan.tokens.some((token) => held.tokens.includes(token));
  return verdict(isSound && keepsToken ? 'signed-by-new-token' : 'unknown-signer');
}

/** The step of the CTL client that leads from what it wrote last to this. */
function update({ tokens, signer }: Plan, last: Plan): StepData {
  const added = tokens.filter((token) => !last.tokens.includes(token));
  const removed = last.tokens.filter((token) => !tokens.includes(token));
  return {
    'update ctl': {
      ...(added.length > 0 && { 'add tokens': added }),
      ...(removed.length > 0 && { 'remove tokens': removed }),
      ...(signer !== last.signer && { 'sign with': signer }),
    },
  };
}

/** A change of what the server has, and a phone that starts and looks. */
function looks(
  name: string,
  env: Env,
  changes: Partial<Env>,
  steps: StepData[],
): Move<Machine, Env> {
  const changed = { ...env, ...changes, isOn: true };
  const start: StepData = env.isOn ? { reset: 'phone-1' } : { 'power on': 'phone-1' };
  return { name, events: [found(changed)], env: changed, steps: [...steps, start, registered] };
}

const written = (name: string, plan: Plan, env: Env): Move<Machine, Env> =>
  looks(name, env, { plan, server: 'as written', isHeld: false }, [update(plan, env.plan)]);

/** What was done to the file before is undone first. */
function damaged(how: Damage, env: Env): Move<Machine, Env> {
  const { server } = env;
  const damage: StepData = { 'tamper with': { file, on: 'publisher', how } };
  if (server === 'deleted')
    return looks(damages[how], env, { server: how, isHeld: false }, [{ 'update ctl': {} }, damage]);
  const undo: StepData[] = server === 'as written' ? [] : [{ restore: { file, on: 'publisher' } }];
  return looks(damages[how], env, { server: how }, [...undo, damage]);
}

const powerCut = (env: Env): Move<Machine, Env> => ({
  name: 'the power of the phone is cut',
  events: [],
  env: { ...env, isOn: false },
  steps: [{ 'power off': 'phone-1' }],
});

/** The phone then starts again by itself, and takes what it finds without asking. */
function erased(name: string, keys: readonly unknown[], way: RowId, env: Env): Move<Machine, Env> {
  const without: Env = { ...env, held: undefined, isHeld: false };
  return {
    name,
    events: [{ type: 'CTL.ERASE', way }, found(without)],
    steps: [{ press: { on: 'phone-1', keys } }, registered],
  };
}

function erasures(env: Env): Move<Machine, Env>[] {
  if (!env.isOn || !env.held) return [];
  const fromScreen = 'the CTL file is erased on its screen';
  if (env.model === 7960)
    return [
      erased(fromScreen, ['settings', 6, 4, '**#', 'Erase'], 'ctl-file/delete-on-7960-7940', env),
    ];
  return [
    erased(fromScreen, ['settings', 5, 5, '**#', 'Erase'], 'ctl-file/delete-on-7970-security', env),
    erased(
      'the settings of the phone are erased',
      ['settings', '**#', 'Erase'],
      'ctl-file/delete-on-7970-settings',
      env,
    ),
  ];
}

const alarm = { on: 'phone-1', alarm: 'File Auth Failed' };
/** The row of a file that is signed by a token which it adds itself. */
const newToken: RowId = 'ctl-file/phone-cannot-authenticate-ctl-file/new-token';

const stored = { on: 'phone-1', 'file stored': 'CTL file' };

const statusTexts = {
  'ctl-installed': 'CTL Installed',
  'ctl-update-failed': 'CTL update failed',
  'no-ctl-installed': 'No CTL installed',
};

/** Which CTL file a phone trusts, whatever the server has. */
export const ctlTrustModel: Model<Machine, Env> = {
  machine: 'ctl-trust',
  starts,

  moves({ env }) {
    return [
      looks('the phone starts', env, {}, []),
      ...Object.entries(plans).map(([name, plan]) => written(name, plan, env)),
      ...(env.server === 'deleted'
        ? []
        : [
            looks('the CTL file is deleted on the server', env, { server: 'deleted' }, [
              { delete: { file, on: 'publisher' } },
            ]),
          ]),
      ...(Object.keys(damages) as Damage[])
        .filter((how) => how !== env.server)
        .map((how) => damaged(how, env)),
      ...erasures(env),
      ...(env.isOn ? [powerCut(env)] : []),
    ];
  },

  react(intent, env) {
    switch (intent.type) {
      case 'store': {
        const { held, plan } = env;
        const isForeign = held !== undefined && !held.tokens.includes(plan.signer);
        const wasFooled = env.wasFooled || isForeign;
        return { env: { ...env, held: plan, isHeld: true, wasFooled } };
      }
      case 'erase':
        return { env: { ...env, held: undefined, isHeld: false } };
      default:
        return {};
    }
  },

  key: ({ env }) => JSON.stringify(env),

  invariants: [
    {
      name: 'a phone with a CTL file never takes one that its tokens did not sign',
      source: 'Guide, Table 9-3, Phone cannot authenticate CTL file',
      holds: ({ env }) => !env.wasFooled,
    },
    {
      name: 'a phone knows whether it has a CTL file',
      source: 'this simulator',
      holds: ({ env, snapshot }) => snapshot.matches('CTL installed') === (env.held !== undefined),
    },
  ],

  observe(_, intents) {
    const isNeverStored = intents.every(({ type }) => type !== 'store');
    const isNeverAlarmed = intents.every(({ type }) => type !== 'alarm');
    const isOfNewToken = intents.some(
      (intent) => intent.type === 'alarm' && intent.also === newToken,
    );
    return [
      ...intents.flatMap((intent): StepData[] => {
        switch (intent.type) {
          case 'store':
            return [{ expect: stored }];
          case 'erase':
            return [{ expect: { on: 'phone-1', 'file deleted': 'CTL file', guide: intent.way } }];
          case 'status':
            return [{ expect: { on: 'phone-1', status: statusTexts[intent.status] } }];
          case 'alarm':
            return [
              { expect: alarm },
              ...(intent.also ? [{ expect: { on: 'phone-1', finding: intent.also } }] : []),
            ];
          default:
            return [];
        }
      }),
      ...(isNeverStored ? [{ 'expect no': stored, for: '0 s' }] : []),
      ...(isNeverAlarmed ? [{ 'expect no': alarm, for: '0 s' }] : []),
      ...(isOfNewToken ? [] : [{ 'expect no': { on: 'phone-1', finding: newToken }, for: '0 s' }]),
    ];
  },
};
