import { type Millis, Minutes, Seconds } from '../../basics/index.ts';
import type { RowId } from '../../guide/index.ts';
import type { MenuPage } from '../../machines/index.ts';
import type { KeyBits } from '../../pki/index.ts';

export type ModelName = '7970' | '7960' | '7940';

/** All that differs between the models. A new model is a row here, not a branch elsewhere. */
export interface PhoneModel {
  readonly name: ModelName;
  /** The row of the guide that this model is. */
  readonly guide: RowId;
  /** Device type in SCCP (Wireshark and chan-sccp tables). */
  readonly deviceType: number;
  /** Line and speed dial keys beside the screen (data sheets). */
  readonly lines: number;
  readonly softkeys: number;
  /** Text columns and rows that a view may count on; the glass of the 7970 is larger. */
  readonly screen: { readonly columns: number; readonly rows: number };
  /** Whether a manufacture-installed certificate comes from the factory. */
  readonly mic: boolean;
  /**
   * How long the phone needs for an RSA key: not documented, but that it is done at low priority and
   * can take half an hour; chosen here.
   */
  readonly keyGenerationTime: Readonly<Record<KeyBits, Millis>>;
  /** Name of the load, and how the phone writes it in its SCCP alarm; of the 4.1 era, chosen. */
  readonly load: string;
  readonly loadVersion: string;
  /** RTP streams that Register announces. */
  readonly maxStreams: number;
  /** From power to the first DHCP packet: not documented; chosen so that a reset takes the 13 s
   * that a debug log of a 7960 with load 7.2(2.0) shows. */
  readonly bootTime: Millis;
  /** Settings, by the digit that chooses each entry; entries without a page only show their name. */
  readonly settingsMenu: readonly { readonly label: string; readonly page?: MenuPage }[];
  readonly securityMenu: readonly { readonly label: string; readonly page?: MenuPage }[];
  /** Whether Settings has an Erase softkey of its own, and the row of the guide for each way. */
  readonly erase: { readonly ctlFile: RowId; readonly settings?: RowId };
}

const grey7900 = {
  softkeys: 4,
  screen: { columns: 34, rows: 7 },
  mic: false,
  keyGenerationTime: { 512: Seconds(10), 1024: Seconds(40), 2048: Minutes(6) },
  load: 'P00307020200',
  loadVersion: '7.2(2.0)',
  maxStreams: 5,
  bootTime: Seconds(12),
  settingsMenu: [
    { label: 'Contrast' },
    { label: 'Ring Type' },
    { label: 'Network Configuration', page: 'network configuration' },
    { label: 'Model Information', page: 'model information' },
    { label: 'Status', page: 'status' },
    { label: 'Security Configuration', page: 'security configuration' },
  ],
  securityMenu: [
    { label: 'Web Access Enabled' },
    { label: 'Security Mode' },
    { label: 'LSC', page: 'lsc' },
    { label: 'CTL File', page: 'ctl file' },
    { label: 'CAPF Server' },
    { label: 'MIC' },
  ],
  erase: { ctlFile: 'ctl-file/delete-on-7960-7940' },
} as const satisfies Partial<PhoneModel>;

export const phoneModels: Readonly<Record<ModelName, PhoneModel>> = {
  7940: {
    ...grey7900,
    name: '7940',
    guide: 'device/7940',
    deviceType: 8,
    lines: 2,
  },
  7960: {
    ...grey7900,
    name: '7960',
    guide: 'device/7960',
    deviceType: 7,
    lines: 6,
  },
  7970: {
    name: '7970',
    guide: 'device/7970',
    deviceType: 30006,
    lines: 8,
    softkeys: 5,
    screen: { columns: 44, rows: 12 },
    mic: true,
    keyGenerationTime: { 512: Seconds(5), 1024: Seconds(20), 2048: Minutes(3) },
    load: 'TERM70.6-0-2SR1-0',
    loadVersion: '6.0(2.0)',
    maxStreams: 5,
    bootTime: Seconds(20),
    settingsMenu: [
      { label: 'User Preferences' },
      { label: 'Network Configuration', page: 'network configuration' },
      { label: 'Model Information', page: 'model information' },
      { label: 'Status', page: 'status' },
      { label: 'Security Configuration', page: 'security configuration' },
      { label: 'Device Configuration' },
    ],
    securityMenu: [
      { label: 'Web Access Enabled' },
      { label: 'Security Mode' },
      { label: 'MIC' },
      { label: 'LSC', page: 'lsc' },
      { label: 'CTL File', page: 'ctl file' },
      { label: 'CAPF Server' },
    ],
    erase: {
      ctlFile: 'ctl-file/delete-on-7970-security',
      settings: 'ctl-file/delete-on-7970-settings',
    },
  },
};
