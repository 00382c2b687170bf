import { longestAuthenticationString } from '../../machines/index.ts';
import type { Model, SiteData, Start, StepData } from '../model/index.ts';
import { authenticationString, movesOf, registered } from './settings-menu-moves.ts';
import {
  type Env,
  isUnlocked,
  type Machine,
  pageOf,
  screenOf,
  softkeysOf,
} from './settings-menu-screens.ts';
import { phone } from './steps.ts';

/** A key of 2048 bits takes the phone minutes. */
const capf = {
  operation: 'install',
  mode: 'string',
  string: authenticationString,
  'key size': 2048,
};

function start(
  name: string,
  env: Pick<Env, 'model'> & Partial<Env>,
  { own, ctl }: { readonly own?: SiteData; readonly ctl?: SiteData } = {},
): Start<Machine, Env> {
  const { model } = env;
  return {
    name,
    input: { eraseUnderSettings: model === 7970 },
    env: {
      access: 'enabled',
      hasCtl: true,
      servedCtl: true,
      isUpdating: false,
      hasMistyped: false,
      ...env,
    },
    site: { phones: { 'phone-1': { model, ctl: 'installed', capf, ...own } }, ...(ctl && { ctl }) },
    steps: [{ 'power on': 'phone-1' }, registered],
    host: 'phone-1',
  };
}

const withAccess = (model: Env['model'], access: Env['access']): Start<Machine, Env> =>
  start(
    `a ${model} with ${access} settings`,
    { model, access },
    {
      own: { 'settings access': access },
    },
  );

const starts: readonly Start<Machine, Env>[] = [
  start('a 7960', { model: 7960 }),
  start(
    'a 7970, whose TFTP server has lost the CTL file',
    { model: 7970, servedCtl: false },
    {
      ctl: { file: 'absent' },
    },
  ),
  withAccess(7970, 'restricted'),
  withAccess(7960, 'disabled'),
];

/** Softkeys that are on the screen only when they may be. */
const guarded = ['Erase', 'Update', 'Stop'] as const;

const notOnScreen = 'the softkey is on the screen only while it may be pressed';
const noOtherEntry = 'no other entry of the page leads anywhere';

const unreachable: Readonly<Record<string, string>> = {
  'page › settings: ERASE [the menu is unlocked and the model erases under Settings] → no':
    notOnScreen,
  'page › ctl file: ERASE [the menu is unlocked] → no': notOnScreen,
  'page › lsc: UPDATE [the menu is unlocked] → no': notOnScreen,
  'page › settings: CHOOSE (5) [chosen is (security configuration)] → no': noOtherEntry,
  'page › status: CHOOSE [chosen is (status messages)] → no': noOtherEntry,
  'page › security configuration: CHOOSE (2) [chosen is (lsc)] → no': noOtherEntry,
};

/** What the keys of a phone lead to in its Settings menu, and what its softkeys are there. */
export const settingsMenuModel: Model<Machine, Env> = {
  machine: 'settings-menu',
  starts,

  moves: movesOf,

  key: ({ snapshot, env }) => JSON.stringify([snapshot.context, env]),

  invariants: [
    {
      name: 'a closed menu is locked',
      source: 'Cisco IP Phone administration guides, Unlocking and Locking Options',
      holds: (at) => pageOf(at) !== 'closed' || !isUnlocked(at),
    },
    {
      name: 'a restricted menu is never unlocked',
      source: 'this simulator',
      holds: (at) => at.env.access === 'enabled' || !isUnlocked(at),
    },
    {
      name: 'a disabled menu is never open',
      source: 'this simulator',
      holds: (at) => at.env.access !== 'disabled' || pageOf(at) === 'closed',
    },
    {
      name: 'only a 7970 erases more than its CTL file',
      source: 'Guide, Table 9-4',
      holds: ({ env }, intents) =>
        env.model === 7970 || intents.every(({ type }) => type !== 'erase settings'),
    },
    {
      name: 'no authentication string is longer than ten digits',
      source: 'Guide, Table 9-5',
      holds: ({ snapshot }) => snapshot.context.digits.length <= longestAuthenticationString,
    },
  ],

  unreachable,

  observe(at, intents) {
    const softkeys = softkeysOf(at);
    const hidden = guarded.filter((label) => !softkeys.includes(label));
    const isClosed = pageOf(at) === 'closed';
    return [
      { expect: { ...phone, screen: screenOf(at), softkeys }, within: '0 s' },
      ...(isClosed
        ? []
        : hidden.map((label) => ({ 'expect no': { ...phone, softkeys: label }, for: '0 s' }))),
      ...intents.flatMap((intent): StepData[] => {
        switch (intent.type) {
          case 'say that settings are disabled':
            return [{ expect: { ...phone, status: 'Settings disabled' } }];
          case 'erase ctl':
            return [
              { expect: { ...phone, 'file deleted': 'CTL file' } },
              { 'expect no': { ...phone, state: { 'settings-menu': 'settings' } }, for: '0 s' },
            ];
          case 'erase settings':
            return [{ expect: { ...phone, 'file deleted': 'configuration' } }];
          case 'stop lsc update':
            return [{ expect: { ...phone, status: 'LSC update stopped' } }];
          default:
            return [];
        }
      }),
    ];
  },
};
