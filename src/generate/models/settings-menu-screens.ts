/** What a phone shows while its Settings menu is open, and the site around it. */
import type { MenuPage, SettingsAccess, settingsMenuMachine } from '../../machines/index.ts';
import type { At } from '../model/index.ts';

export type Machine = typeof settingsMenuMachine;
export type Here = At<Machine, Env>;

export interface Env {
  readonly model: 7960 | 7970;
  readonly access: SettingsAccess;
  /** Whether flash holds a CTL file, and whether the TFTP servers have one. */
  readonly hasCtl: boolean;
  readonly servedCtl: boolean;
  /** Whether the phone talks with CAPF: it makes a key for minutes. */
  readonly isUpdating: boolean;
  /** Once is enough: CAPF locks a phone out that tries too often. */
  readonly hasMistyped: boolean;
}

export const pageOf = ({ snapshot }: Here): MenuPage | 'closed' => snapshot.value.page;
export const isUnlocked = ({ snapshot }: Here): boolean => snapshot.value.lock === 'unlocked';

/** Which softkeys a page has. */
export function softkeysOf(at: Here): readonly string[] {
  const { model, hasCtl, isUpdating } = at.env;
  const unlocked = isUnlocked(at);
  switch (pageOf(at)) {
    case 'closed':
      return ['Redial', 'NewCall', 'CFwdAll'];
    case 'settings':
      return [...(unlocked && model === 7970 ? ['Erase'] : []), 'Exit'];
    case 'ctl file':
      return [...(unlocked && hasCtl ? ['Erase'] : []), 'Back', 'Exit'];
    case 'lsc':
      if (isUpdating) return ['Stop', 'Back', 'Exit'];
      return [...(unlocked ? ['Update'] : []), 'Back', 'Exit'];
    case 'authentication string':
      return ['Submit', '<<', 'Cancel'];
    default:
      return ['Back', 'Exit'];
  }
}

const titles: Readonly<Record<Exclude<MenuPage, 'authentication string'>, string>> = {
  settings: 'Settings',
  'network configuration': 'Network Configuration',
  'model information': 'Model Information',
  status: 'Status',
  'status messages': 'Status Messages',
  'security configuration': 'Security Configuration',
  'ctl file': 'CTL File',
  lsc: 'LSC',
};

/** On the page for the authentication string all of the screen counts. */
export function screenOf(at: Here): string {
  const page = pageOf(at);
  if (page === 'closed') return '2001';
  const lock = isUnlocked(at) ? 'unlocked' : 'locked';
  if (page !== 'authentication string') return `${titles[page]} (${lock})`;
  return `/^LSC .${lock}.\\nAuthentication String:\\n${at.snapshot.context.digits}$/`;
}
