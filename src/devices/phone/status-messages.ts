/**
 * Lines of the Status Messages screen. The 79xx guides of 4.1 could not be read again; these are
 * the spellings of the 79xx and 8800 administration guides, as far as they agree with the guide.
 */
export const statusMessages = {
  'dhcp-timeout': 'DHCP timeout',
  'tftp-timeout': 'TFTP timeout',
  'tftp-error': 'TFTP error',
  'tftp-size-error': 'CFG TFTP Size Error',
  'configuration-not-found': 'CFG file not found',
  /** No text is documented for a configuration that cannot be read; chosen here. */
  'configuration-not-usable': 'CFG file not usable',
  'ctl-installed': 'CTL Installed',
  'ctl-update-failed': 'CTL update failed',
  'no-ctl-installed': 'No CTL installed',
  'dns-unknown-host': 'DNS unknown host',
} as const;

export type StatusMessage = keyof typeof statusMessages;

/** The phone names the file that it did not find. */
export const fileNotFound = (name: string): string => `File Not Found: ${name}`;
