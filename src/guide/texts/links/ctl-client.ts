import { ctlClientCertificates } from '../../rows/ctl-client-certificates.ts';
import { ctlClientProvider } from '../../rows/ctl-client-provider.ts';
import type { Table } from '../../rows/table.ts';
import type { Links, LinkTable } from './links.ts';

/** Where what went wrong between client, token and server is written down. */
const bothTraces: Links = { logs: ['log/ctl-provider', 'log/ctl-client'], related: [] };

const each = (tables: readonly Table[], links: Links): LinkTable =>
  Object.fromEntries(
    tables.flatMap(({ texts }) => Object.keys(texts)).map((id) => [id, links] as const),
  );

/** The CTL client, its tokens, and the file it writes on the servers. */
export const ctlClientLinks: LinkTable = {
  ...each(ctlClientCertificates, bothTraces),
  ...each(ctlClientProvider, { ...bothTraces, logs: ['log/ctl-client', 'log/ctl-provider'] }),
  'token/change-password': { logs: ['log/ctl-client'], related: ['token/counter-reset'] },
  'token/locked': {
    logs: ['log/ctl-client'],
    related: ['token/counter-reset', 'ctl-file/lost-one-token', 'ctl-file/lost-all-tokens'],
  },
  'token/counter-reset': { logs: [], related: ['token/locked'] },
  'smart-card/not-started': { logs: ['log/ctl-client'], related: ['smart-card/start'] },
  'smart-card/start': { logs: ['log/ctl-client-install'], related: ['smart-card/not-started'] },
  'ctl-client/unknown-ctl-error': bothTraces,
  'ctl-client/failed-to-create-ctl-file': {
    ...bothTraces,
    related: ['ctl-client/ctl-file-operation-was-not-successful-on-one-or'],
  },
  'ctl-client/please-insert-a-security-token-click-ok-when-done': {
    logs: ['log/ctl-client'],
    related: ['smart-card/start'],
  },
  'ctl-client/unable-to-parse-ctl-file': {
    ...bothTraces,
    related: ['ctl-file/compare-md5', 'ctl-file/delete-on-servers'],
  },
  'ctl-client/ctl-client-version-is-not-compatible-with-the-ctl': {
    ...bothTraces,
    related: ['ctl-client/version'],
  },
  'ctl-client/could-not-get-callmanager-certificate-from-server': {
    logs: ['log/ctl-provider', 'log/ctl-client'],
    related: ['ctl-client/could-not-connect-to-ctl-provider-service'],
  },
  'ctl-client/no-ctl-file-exists-on-the-server-but-the': {
    ...bothTraces,
    related: ['ctl-file/lost-all-tokens', 'cluster/verify-security-mode'],
  },
  'ctl-client/the-ctl-file-signature-is-invalid-or-the-ctl': {
    ...bothTraces,
    related: ['ctl-client/you-must-recreate-the-ctl-file-all-existing-certificate'],
  },
  'ctl-client/the-security-token-cannot-be-used-to-sign-the': {
    logs: ['log/ctl-client'],
    related: ['ctl-client/for-the-security-of-the-phones-tokens-inserted-during'],
  },
  'ctl-client/please-insert-another-security-token-click-ok-when-done': {
    logs: ['log/ctl-client'],
    related: ['smart-card/start'],
  },
  'ctl-client/no-ctl-file': bothTraces,
  'ctl-client/error-opening-ctl-file': bothTraces,
  'ctl-client/error-reading-ctl-file': bothTraces,
  'ctl-client/ctl-filename-or-contents-are-invalid': bothTraces,
  'ctl-client/ctl-file-is-not-valid': bothTraces,
  'ctl-client/ctl-file-operation-was-not-successful-on-one-or': bothTraces,
  'ctl-client/for-the-security-of-the-phones-tokens-inserted-during': {
    logs: ['log/ctl-client'],
    related: ['ctl-file/phone-cannot-authenticate-ctl-file/new-token'],
  },
  'ctl-client/error-initializing-sdi-control': { logs: ['log/ctl-provider'], related: [] },
  'ctl-client/dbl-exception-occurred': {
    logs: ['log/dbl-ctlprovider', 'log/dbl-dblr', 'log/dbl-dblrt'],
    related: ['log/dbl'],
  },
  'ctl-client/could-not-get-capf-certificate-s-capf-service-seems': {
    logs: ['log/capf', 'log/ctl-provider'],
    related: ['capf/certificate-on-all-servers', 'capf/new-certificate'],
  },
  'ctl-client/failed-to-set-cluster-security-mode-on-the-callmanager': {
    logs: ['log/ctl-provider', 'log/dbl-ctlprovider'],
    related: ['cluster/verify-security-mode'],
  },
  'ctl-client/uninstall': { logs: ['log/ctl-client-install'], related: ['ctl-client/version'] },
  'ctl-client/version': {
    logs: [],
    related: ['ctl-client/ctl-client-version-is-not-compatible-with-the-ctl'],
  },
  'cluster/verify-security-mode': {
    logs: ['log/ctl-client'],
    related: ['ctl-file/phone-does-not-request-signed-files'],
  },
  'ctl-file/delete-on-servers': {
    logs: ['log/ctl-provider'],
    related: ['ctl-file/lost-all-tokens', 'ctl-file/delete-on-7960-7940'],
  },
  'ctl-file/lost-one-token': {
    logs: ['log/ctl-client'],
    related: ['ctl-file/lost-all-tokens', 'token/locked'],
  },
  'ctl-file/lost-all-tokens': {
    logs: ['log/ctl-client'],
    related: [
      'ctl-file/delete-on-servers',
      'ctl-file/delete-on-7960-7940',
      'ctl-file/delete-on-7970-security',
      'ctl-client/no-ctl-file-exists-on-the-server-but-the',
    ],
  },
};
