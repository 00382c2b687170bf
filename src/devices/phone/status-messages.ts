import type { TlsConnectionFailure } from '../../network/tls/index.ts';

/**
 * Lines of the Status Messages screen. The 79xx guides of 4.1 could not be read again; these are
 * the spellings of the 79xx and 8800 administration guides, as far as they agree with the guide.
 */
export const statusMessages = {
  'dhcp-timeout': 'DHCP timeout',
  'duplicate-ip': 'Duplicate IP',
  'tftp-timeout': 'TFTP timeout',
  'tftp-error': 'TFTP error',
  'tftp-size-error': 'CFG TFTP Size Error',
  'configuration-not-found': 'CFG file not found',
  /** No text is documented for a configuration that cannot be read; chosen here. */
  'configuration-not-usable': 'CFG file not usable',
  'ctl-installed': 'CTL Installed',
  'ctl-update-failed': 'CTL update failed',
  'no-ctl-installed': 'No CTL installed',
  /** What the Settings key says then is not documented; chosen here. */
  'settings-disabled': 'Settings disabled',
  'dns-unknown-host': 'DNS unknown host',
  /** What a phone says that lacks what TLS needs is not documented; chosen here. */
  'no-ctl-for-tls': 'No CTL file for TLS',
  'no-certificate-for-tls': 'No LSC for TLS',
} as const;

export type StatusMessage = keyof typeof statusMessages;

/** What the trace tells of that a message rests on: of one that says what a phone lacks, what is set,
 * and what there is. */
export const factsBehind = (message: StatusMessage): readonly string[] => facts[message] ?? [];

const facts: { readonly [Message in StatusMessage]?: readonly string[] } = {
  'no-ctl-for-tls': ['configuration', 'CTL file'],
  'no-certificate-for-tls': ['configuration', 'LSC', 'MIC'],
};

/** A handshake that came to nothing, or a connection that TLS broke. Not documented; chosen here. */
export const tlsError = (server: string, { by, alert }: TlsConnectionFailure): string =>
  `TLS error, ${server}: ${alert ? `${alert} ${by === 'us' ? 'sent' : 'received'}` : 'connection closed'}`;

/** The CTL file has no certificate of a server, or another one than it shows. What a phone says then is
 * not documented; chosen here after the alarm TFTP Not Authorized. */
export const callManagerNotAuthorized = (server: string): string =>
  `CallManager Not Authorized: ${server}`;

/** The phone names the file that it did not find. */
export const fileNotFound = (name: string): string => `File Not Found: ${name}`;
