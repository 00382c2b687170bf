/**
 * Why a phone started or connected again: number and text of the SCCP alarm `<number>: Name=…
 * Load=… Last=<text>` that it sends first on every connection. (Numbers: chan-sccp; texts: the
 * restart causes of the Cisco 8800 administration guide.)
 */
export const restartCauses = {
  initialized: { number: 25, text: 'Initialized' },
  'reset by keypad': { number: 20, text: 'Phone-Keypad' },
  'reset from CallManager': { number: 22, text: 'Reset-Reset' },
  'restart from CallManager': { number: 23, text: 'Reset-Restart' },
  'registration rejected': { number: 24, text: 'Phone-Reg-Rej' },
  'connection timed out': { number: 10, text: 'TCP-timeout' },
  'connection reset': { number: 12, text: 'CM-reset-TCP' },
  'connection closed': { number: 14, text: 'CM-closed-TCP' },
  'connection refused': { number: 16, text: 'CM-NAKed' },
  'keepalive timeout': { number: 17, text: 'KeepaliveTO' },
  /** To a server of higher priority. */
  failback: { number: 18, text: 'Failback' },
} as const;

export type RestartCause = keyof typeof restartCauses;
