import type { MenuPage } from '../../machines/index.ts';
import type { Screen } from './display.ts';
import type { PhoneModel } from './models.ts';

/** What the pages of the Settings menu show of a phone. */
export interface MenuFacts {
  readonly model: PhoneModel;
  readonly deviceName: string;
  readonly macAddress: string;
  readonly address: string;
  readonly tftpServers: readonly string[];
  readonly alternateTftp: string | undefined;
  readonly callManagers: readonly string[];
  readonly securityMode: string;
  readonly capfServer: string | undefined;
  readonly statusMessages: readonly string[];
  /** MD5 of the installed CTL file and its entries as the phone names them. */
  readonly ctl: { readonly md5: string; readonly entries: readonly string[] } | undefined;
}

const installed = (is: boolean): string => (is ? 'Installed' : 'Not Installed');

/** A page of the Settings menu. (Menu texts: Cisco 79xx administration guides, from memory.) */
export function menuScreen(page: MenuPage, isLocked: boolean, facts: MenuFacts): Screen {
  const { title, lines } = pages[page](facts);
  const canErase =
    !isLocked &&
    ((page === 'ctl file' && facts.ctl !== undefined) ||
      (page === 'settings' && facts.model.erase.settings !== undefined));
  return {
    title: `${title} (${isLocked ? 'locked' : 'unlocked'})`,
    lines,
    softkeys: [...(canErase ? ['Erase'] : []), ...(page === 'settings' ? [] : ['Back']), 'Exit'],
  };
}

type Page = (facts: MenuFacts) => { readonly title: string; readonly lines: readonly string[] };

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
  'model information': ({ model, macAddress }) => ({
    title: 'Model Information',
    lines: numbered([
      `Model Number: CP-${model.name}G`,
      `MAC Address: ${macAddress}`,
      `Load File: ${model.load}`,
      ...(model.mic ? [`MIC: ${installed(true)}`] : []),
    ]),
  }),
  status: () => ({ title: 'Status', lines: ['1 Status Messages'] }),
  'status messages': ({ statusMessages }) => ({ title: 'Status Messages', lines: statusMessages }),
  'security configuration': (facts) => ({
    title: 'Security Configuration',
    lines: numbered(facts.model.securityMenu.map(({ label }) => securityLine(label, facts))),
  }),
  'ctl file': ({ ctl }) => ({
    title: 'CTL File',
    lines: ctl ? [`MD5 ${ctl.md5}`, ...ctl.entries] : ['Not Installed'],
  }),
};

function securityLine(label: string, { model, ctl, securityMode, capfServer }: MenuFacts): string {
  switch (label) {
    case 'Web Access Enabled':
      return `${label}: Yes`;
    case 'Security Mode':
      return `${label}: ${securityMode}`;
    case 'MIC':
      return `${label}: ${installed(model.mic)}`;
    case 'LSC':
      return `${label}: ${installed(false)}`;
    case 'CTL File':
      return `${label}: ${installed(ctl !== undefined)}`;
    case 'CAPF Server':
      return `${label}: ${capfServer ?? 'None'}`;
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
