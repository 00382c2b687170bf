import type { ctlClientProvider } from './ctl-client-provider.ts';
import type { ctlClientWindows } from './ctl-client-windows.ts';
import type { IdIn } from './table.ts';

/** Texts that the guide lists more than once, and how often; a full stop at the end does not count. */
export const occurrences = {
  'ctl-client/please-insert-a-security-token-click-ok-when-done': 2,
  'ctl-client/invalid-response-for-authenticate-user-operation': 2,
} as const satisfies Partial<
  Record<IdIn<(typeof ctlClientWindows | typeof ctlClientProvider)[number]>, number>
>;
