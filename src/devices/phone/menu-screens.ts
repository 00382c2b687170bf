import type { MenuPage } from '../../machines/index.ts';
import type { Screen } from './display.ts';
import type { MenuFacts } from './menu-facts.ts';
import type { PhoneModel } from './models.ts';

const installed = (is: boolean): string => (is ? 'Installed' : 'Not Installed');

/**
 * A page of the Settings menu. (Menu texts: Cisco 79xx administration guides, from memory.)
 * @param digits what was entered so far on the page for the authentication string
 */
export function menuScreen(
  page: MenuPage,
  isLocked: boolean,
  facts: MenuFacts,
  digits = '',
): Screen {
  const { title, ...shown } = pages[page](facts, digits);
  return {
    ...shown,
    title: `${title} (${isLocked ? 'locked' : 'unlocked'})`,
    softkeys: softkeys(page, isLocked, facts),
  };
}

function softkeys(page: MenuPage, isLocked: boolean, facts: MenuFacts): string[] {
  switch (page) {
    case 'settings':
      return [...(!isLocked && facts.model.erase.settings ? ['Erase'] : []), 'Exit'];
    case 'ctl file':
      return [...(!isLocked && facts.ctl ? ['Erase'] : []), 'Back', 'Exit'];
    case 'lsc': {
      if (facts.lscUpdate.progress === 'Pending') return ['Stop', 'Back', 'Exit'];
      return [...(isLocked ? [] : ['Update']), 'Back', 'Exit'];
    }
    case 'authentication string':
      return ['Submit', '<<', 'Cancel'];
    default:
      return ['Back', 'Exit'];
  }
}

type Page = (facts: MenuFacts, digits: string) => Omit<Screen, 'softkeys'>;

const numbered = (entries: readonly string[]): string[] =>
  entries.map((entry, index) => `${index + 1} ${entry}`);

const pages: Readonly<Record<MenuPage, Page>> = {
  settings: ({ model }) => ({
    title: 'Settings',
    lines: numbered(model.settingsMenu.map(({ label }) => label)),
  }),
  'network configuration': (facts) => ({
    title: 'Network Configuration',
    lines: numbered([
      `Host Name: ${facts.deviceName}`,
      `IP Address: ${facts.address}`,
      ...facts.tftpServers.map((server, index) => `TFTP Server ${index + 1}: ${server}`),
      `Alternate TFTP: ${facts.alternateTftp === undefined ? 'NO' : `YES, ${facts.alternateTftp}`}`,
      ...facts.callManagers.map((server, index) => `CallManager ${index + 1}: ${server}`),
    ]),
  }),
  'model information': ({ model, macAddress, hasMic, hasLsc }) => ({
    title: 'Model Information',
    guide: 'certificate/lsc-shown',
    lines: numbered([
      `Model Number: CP-${model.name}G`,
      `MAC Address: ${macAddress}`,
      `Load File: ${model.load}`,
      ...(model.mic ? [`MIC: ${installed(hasMic)}`] : []),
      `LSC: ${installed(hasLsc)}`,
    ]),
  }),
  status: () => ({ title: 'Status', lines: ['1 Status Messages'] }),
  'status messages': ({ statusMessages }) => ({ title: 'Status Messages', lines: statusMessages }),
  'security configuration': (facts) => ({
    title: 'Security Configuration',
    guide: 'certificate/mic-shown',
    lines: numbered(facts.model.securityMenu.map(({ label }) => securityLine(label, facts))),
  }),
  'ctl file': ({ ctl }) => ({
    title: 'CTL File',
    lines: ctl ? [`MD5 ${ctl.md5}`, ...ctl.entries] : ['Not Installed'],
  }),
  lsc: ({ hasLsc, lscUpdate: { progress, message } }) => ({
    title: 'LSC',
    lines: [installed(hasLsc), progress ?? '', message].filter((line) => line !== ''),
  }),
  'authentication string': (_, digits) => ({
    title: 'LSC',
    lines: ['Authentication String:', digits],
  }),
};

function securityLine(label: string, facts: MenuFacts): string {
  switch (label) {
    case 'Web Access Enabled':
      return `${label}: Yes`;
    case 'Security Mode':
      return `${label}: ${facts.securityMode}`;
    case 'MIC':
      return `${label}: ${installed(facts.hasMic)}`;
    case 'LSC':
      return `${label}: ${installed(facts.hasLsc)}`;
    case 'CTL File':
      return `${label}: ${installed(facts.ctl !== undefined)}`;
    case 'CAPF Server':
      return `${label}: ${facts.capfServer ?? 'None'}`;
    default:
      return label;
  }
}

/** The page that a digit chooses on a page, if it chooses one. */
export function chosenPage(page: MenuPage, digit: string, model: PhoneModel): MenuPage | undefined {
  const index = Number(digit) - 1;
  switch (page) {
    case 'settings':
      return model.settingsMenu[index]?.page;
    case 'security configuration':
      return model.securityMenu[index]?.page;
    case 'status':
      return index === 0 ? 'status messages' : undefined;
    default:
      return undefined;
  }
}
