import { and, assign, emit, not, raise, setup, stateIn } from 'xstate';

/** The pages of the Settings menu that matter to security. */
export type MenuPage =
  | 'settings'
  | 'network configuration'
  | 'model information'
  | 'status'
  | 'status messages'
  | 'security configuration'
  | 'ctl file'
  | 'lsc'
  | 'authentication string';

/** What the configuration lets the user of a phone see of the Settings menu. */
export type SettingsAccess = 'enabled' | 'disabled' | 'restricted';

export type SettingsMenuEvent =
  | { type: 'SETTINGS'; access: SettingsAccess }
  | { type: 'CHOOSE'; page: MenuPage }
  | { type: 'BACK' }
  | { type: 'EXIT' }
  /** `**#` was entered: it opens the lock, and closes it again. */
  | { type: 'UNLOCK' }
  | { type: 'ERASE' }
  /** On the page of the LSC. */
  | { type: 'UPDATE' }
  | { type: 'STOP' }
  /** The phone wants an authentication string: Update was not in vain. */
  | { type: 'STRING.WANTED' }
  /** Of the authentication string. */
  | { type: 'DIGIT'; digit: string }
  | { type: 'RUB_OUT' }
  | { type: 'SUBMIT' }
  /** Raised by the menu itself when it is left: the lock closes. */
  | { type: 'LEFT' };

export type SettingsMenuIntent =
  /** What is on the screen has changed: the state tells page and lock. */
  | { type: 'show' }
  /** The key does nothing but this. */
  | { type: 'say that settings are disabled' }
  | { type: 'erase ctl' }
  | { type: 'erase settings' }
  | { type: 'update lsc' }
  | { type: 'submit string'; string: string }
  | { type: 'stop lsc update' };

export interface SettingsMenuInput {
  /** Whether Settings itself has an Erase softkey, as on the 7970 (Guide, Table 9-4). */
  readonly eraseUnderSettings: boolean;
}

interface Context extends SettingsMenuInput {
  /** What was entered so far. */
  readonly digits: string;
  readonly access: SettingsAccess;
}

/**
 * What restricted access leaves out. Guides of later releases leave only User Preferences and the
 * volume; for 4.1 it is not documented. Chosen here: these pages and the lock, so that nothing is
 * erased.
 */
const restrictedPages: readonly MenuPage[] = ['network configuration', 'security configuration'];

/** CAPF takes 4 to 10 digits. (Guide, Table 9-5) */
export const longestAuthenticationString = 10;

/**
 * The Settings menu with its lock. The CTL file is erased only on its own page and only while the
 * menu is unlocked; the 7970 has a second way, under Settings, which deletes more. (Guide, Table
 * 9-4.) Erasing leaves the menu: the phone starts again. The LSC is updated on its page, once the menu
 * is unlocked, with an authentication string that is entered digit by digit. The configuration of the
 * phone can disable the menu or restrict it.
 */
export const settingsMenuMachine = setup({
  types: {
    input: {} as SettingsMenuInput,
    context: {} as Context,
    events: {} as SettingsMenuEvent,
    emitted: {} as SettingsMenuIntent,
  },
  actions: {
    show: emit({ type: 'show' }),
    'say that settings are disabled': emit({ type: 'say that settings are disabled' }),
    'note the access': assign(({ event, context }) =>
      event.type === 'SETTINGS' ? { access: event.access } : context,
    ),
    'close the lock': raise({ type: 'LEFT' }),
    'erase the CTL file': emit({ type: 'erase ctl' }),
    'erase the settings': emit({ type: 'erase settings' }),
    'update the LSC': emit({ type: 'update lsc' }),
    'stop the update': emit({ type: 'stop lsc update' }),
    'forget the digits': assign({ digits: '' }),
    'add the digit': assign({
      digits: ({ event, context }) =>
        event.type === 'DIGIT' ? context.digits + event.digit : context.digits,
    }),
    'rub the last digit out': assign({ digits: ({ context }) => context.digits.slice(0, -1) }),
    'submit the string': emit(({ context }) => ({
      type: 'submit string' as const,
      string: context.digits,
    })),
  },
  guards: {
    'the model erases under Settings': ({ context }) => context.eraseUnderSettings,
    'chosen is': ({ event }, page: MenuPage) => event.type === 'CHOOSE' && event.page === page,
    'settings are disabled': ({ event }) =>
      event.type === 'SETTINGS' && event.access === 'disabled',
    'access to the page is restricted': ({ event, context }) =>
      event.type === 'CHOOSE' &&
      context.access === 'restricted' &&
      restrictedPages.includes(event.page),
    'access is restricted': ({ context }) => context.access === 'restricted',
    'there is room': ({ context }) => context.digits.length < longestAuthenticationString,
    'something was entered': ({ context }) => context.digits.length > 0,
    'the menu is unlocked': stateIn({ lock: 'unlocked' }),
    'the menu is closed': stateIn({ page: 'closed' }),
  },
}).createMachine({
  id: 'settings-menu',
  context: ({ input }) => ({ ...input, digits: '', access: 'enabled' }),
  type: 'parallel',
  states: {
    page: {
      initial: 'closed',
      on: { EXIT: '.closed' },
      states: {
        closed: {
          entry: ['show', 'close the lock'],
          on: {
            SETTINGS: [
              { guard: 'settings are disabled', actions: 'say that settings are disabled' },
              { target: 'settings', actions: 'note the access' },
            ],
          },
        },
        settings: {
          entry: 'show',
          on: {
            SETTINGS: 'closed',
            CHOOSE: [
              { guard: 'access to the page is restricted' },
              choose('network configuration'),
              choose('model information'),
              choose('status'),
              choose('security configuration'),
            ],
            ERASE: {
              guard: and(['the menu is unlocked', 'the model erases under Settings']),
              target: 'closed',
              actions: 'erase the settings',
            },
          },
        },
        'network configuration': { entry: 'show', on: { BACK: 'settings' } },
        'model information': { entry: 'show', on: { BACK: 'settings' } },
        status: { entry: 'show', on: { BACK: 'settings', CHOOSE: choose('status messages') } },
        'status messages': { entry: 'show', on: { BACK: 'status' } },
        'security configuration': {
          entry: 'show',
          on: { BACK: 'settings', CHOOSE: [choose('ctl file'), choose('lsc')] },
        },
        lsc: {
          entry: 'show',
          on: {
            BACK: 'security configuration',
            UPDATE: { guard: 'the menu is unlocked', actions: 'update the LSC' },
            'STRING.WANTED': 'authentication string',
            STOP: { actions: 'stop the update' },
          },
        },
        'authentication string': {
          entry: ['forget the digits', 'show'],
          on: {
            BACK: 'lsc',
            DIGIT: { guard: 'there is room', actions: ['add the digit', 'show'] },
            RUB_OUT: { actions: ['rub the last digit out', 'show'] },
            SUBMIT: {
              guard: 'something was entered',
              target: 'lsc',
              actions: 'submit the string',
            },
          },
        },
        'ctl file': {
          entry: 'show',
          on: {
            BACK: 'security configuration',
            ERASE: {
              guard: 'the menu is unlocked',
              target: 'closed',
              actions: 'erase the CTL file',
            },
          },
        },
      },
    },
    lock: {
      initial: 'locked',
      on: { LEFT: '.locked' },
      states: {
        locked: {
          on: {
            UNLOCK: {
              guard: and([not('the menu is closed'), not('access is restricted')]),
              target: 'unlocked',
              actions: 'show',
            },
          },
        },
        unlocked: { on: { UNLOCK: { target: 'locked', actions: 'show' } } },
      },
    },
  },
});

function choose<Page extends MenuPage>(page: Page) {
  return { guard: { type: 'chosen is', params: page }, target: page } as const;
}
