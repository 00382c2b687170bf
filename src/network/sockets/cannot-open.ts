import { type Endpoint, formatEndpoint, UserError } from '../../basics/index.ts';

const reasons: Readonly<Record<string, { why: string; hint: string }>> = {
  EADDRINUSE: { why: 'is taken', hint: 'end the program that has the port, or choose another one' },
  EACCES: {
    why: 'may not be opened by this user',
    hint: 'ports below 1024 are for the administrator: choose a higher one',
  },
  EADDRNOTAVAIL: {
    why: 'cannot be opened: this machine does not have the address',
    hint: 'choose an address of this machine, such as 127.0.0.1',
  },
};

/** What the user is told about a port that the system does not give. */
export function cannotOpen(
  transport: 'UDP' | 'TCP',
  endpoint: Endpoint,
  code = '',
  message = code,
): UserError {
  const reason = reasons[code];
  const what = `${transport} port ${formatEndpoint(endpoint)}`;
  return reason
    ? new UserError(`${what} ${reason.why}`, reason.hint)
    : new UserError(`${what} cannot be opened: ${message}`);
}
