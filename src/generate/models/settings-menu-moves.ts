/** The keys of a phone, and what they do in its Settings menu. */
import { phoneModels } from '../../devices/phone/index.ts';
import {
  longestAuthenticationString,
  type MenuPage,
  type SettingsMenuEvent,
} from '../../machines/index.ts';
import type { Move, StepData } from '../model/index.ts';
import { type Env, type Here, type Machine, pageOf, softkeysOf } from './settings-menu-screens.ts';
import { look, phone } from './steps.ts';

export const registered: StepData = { 'wait until': { ...phone, 'registered with': 'publisher' } };

/** Of the greatest length. */
export const authenticationString = '1234567890';

/** What can happen now. */
export const movesOf = (at: Here): Move<Machine, Env>[] => [
  ...(pageOf(at) === 'closed' ? [] : softkeysOf(at).flatMap((label) => pressed(label, at))),
  ...choices(at),
  ...digits(at),
  ...keys(at),
];

const press = (...keys: readonly (string | number)[]): StepData => ({
  press: { ...phone, keys },
});

const softkey = (label: string, type: SettingsMenuEvent['type'], env: Env): Move<Machine, Env> => ({
  name: `the user presses ${label}`,
  events: [{ type } as SettingsMenuEvent],
  env,
  steps: [press(label)],
});

/** The phone starts again, which closes the menu, and comes back with what the servers have. */
const restarted = (env: Env): Env => ({
  ...env,
  hasCtl: env.hasCtl || env.servedCtl,
  isUpdating: false,
});

/** What each softkey of the screen does. */
function pressed(label: string, at: Here): Move<Machine, Env>[] {
  const { env } = at;
  switch (label) {
    case 'Exit':
      return [softkey(label, 'EXIT', env)];
    case 'Back':
    case 'Cancel':
      return [softkey(label, 'BACK', env)];
    case '<<':
      return [softkey(label, 'RUB_OUT', env)];
    case 'Stop':
      return [softkey(label, 'STOP', { ...env, isUpdating: false })];
    case 'Update':
      return [
        {
          ...softkey(label, 'UPDATE', env),
          events: [{ type: 'UPDATE' }, { type: 'STRING.WANTED' }],
        },
      ];
    case 'Submit':
      return submitting(at);
    case 'Erase':
      return [
        {
          ...softkey(label, 'ERASE', restarted({ ...env, hasCtl: false })),
          events: [{ type: 'ERASE' }, { type: 'EXIT' }],
          steps: [press(label), registered],
        },
      ];
    default:
      return [];
  }
}

function submitting({ snapshot, env }: Here): Move<Machine, Env>[] {
  const { digits } = snapshot.context;
  if (digits === '') return [softkey('Submit', 'SUBMIT', env)];
  if (digits === authenticationString)
    return [softkey('Submit', 'SUBMIT', { ...env, isUpdating: true })];
  if (env.hasMistyped) return [];
  return [
    {
      name: 'the user presses Submit, and the string is wrong',
      events: [{ type: 'SUBMIT' }],
      env: { ...env, hasMistyped: true },
      steps: [
        press('Submit'),
        { 'wait until': { ...phone, status: 'Authentication string not accepted' } },
        look,
      ],
    },
  ];
}

/** The entries of a page that lead to another page, by the digits that choose them. */
function choices(at: Here): Move<Machine, Env>[] {
  const { env } = at;
  const { settingsMenu, securityMenu } = phoneModels[env.model];
  const menus: { readonly [Page in MenuPage | 'closed']?: typeof settingsMenu } = {
    settings: settingsMenu,
    'security configuration': securityMenu,
    status: [{ label: 'Status Messages', page: 'status messages' }],
  };
  return (menus[pageOf(at)] ?? []).flatMap(({ label, page }, index): Move<Machine, Env>[] =>
    page
      ? [
          {
            name: `the user chooses ${label}`,
            events: [{ type: 'CHOOSE', page }],
            steps: [press(index + 1)],
          },
        ]
      : [],
  );
}

/** One digit, digits that fill the room that there is, and one digit too many. */
function digits(at: Here): Move<Machine, Env>[] {
  if (pageOf(at) !== 'authentication string') return [];
  const { length } = at.snapshot.context.digits;
  const typed = (text: string): Move<Machine, Env> => ({
    name: `the user enters ${text}`,
    events: [...text].map((digit) => ({ type: 'DIGIT', digit })),
    steps: [press(text)],
  });
  return [
    ...(length === 0 ? [typed(authenticationString)] : []),
    ...(length < 2 || length === longestAuthenticationString ? [typed('7')] : []),
  ];
}

/** The phone remembers keys for ten seconds, and takes two of these in a row for a reset. */
const rested = { after: '10 s' };

function keys(at: Here): Move<Machine, Env>[] {
  const { env } = at;
  const settings: Move<Machine, Env> = {
    name: 'the user presses the Settings button',
    events: [{ type: 'SETTINGS', access: env.access }],
    steps: [press('settings')],
  };
  const restarts: Move<Machine, Env>[] = [
    {
      name: 'the user enters **#**',
      events: [{ type: 'UNLOCK' }, { type: 'EXIT' }],
      env: restarted(env),
      steps: [{ reset: 'phone-1', ...rested }, registered],
    },
    {
      name: 'the power fails for a moment',
      events: [{ type: 'EXIT' }, { type: 'EXIT' }],
      env: restarted(env),
      steps: [{ 'power off': 'phone-1' }, { 'power on': 'phone-1' }, registered],
    },
  ];
  if (env.isUpdating) return [settings, ...restarts];
  return [
    settings,
    {
      name: 'the user enters **#',
      events: [{ type: 'UNLOCK' }],
      steps: [{ ...press('**#'), ...rested }],
    },
    ...restarts,
  ];
}
