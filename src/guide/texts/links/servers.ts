import type { Links, LinkTable } from './links.ts';

/** Dates and strings of a CAPF operation are refused by the page itself: no log has more to say. */
const deadline: Links = {
  logs: [],
  related: ['capf/operation-completes-by-contains-one-or-more-invalid-characters'],
};

/** Where a rejected LSC leaves traces. */
const lscLogs = ['log/sdl', 'log/capf'] as const;

/** CAPF, SRST, HTTPS, packet capturing and barge. */
export const serverLinks = {
  'capf/authentication-string-contains-one-or-more-invalid-characters-valid': {
    logs: [],
    related: ['capf/capf-authentication-string-length-should-be-between-4-and'],
  },
  'capf/capf-authentication-string-length-should-be-between-4-and': {
    logs: [],
    related: ['capf/authentication-string-contains-one-or-more-invalid-characters-valid'],
  },
  'capf/invalid-year-please-enter-a-value-equal-to-or': deadline,
  'capf/invalid-month-please-adjust-your-entry-to-continue': deadline,
  'capf/invalid-date-please-enter-a-value-equal-to-or': deadline,
  'capf/invalid-date-please-adjust-your-entry-to-continue': deadline,
  'capf/invalid-time-please-enter-a-value-equal-to-or': deadline,
  'capf/invalid-time-please-adjust-your-entry-to-continue': deadline,
  'capf/wrong-string': {
    logs: ['log/capf'],
    related: ['capf/lockout', 'capf/phone-not-registered', 'capf/device-mode-not-nonsecure'],
  },
  'capf/phone-not-registered': {
    logs: ['log/callmanager'],
    related: ['ctl-file/phone-does-not-register', 'capf/wrong-string'],
  },
  'capf/device-mode-not-nonsecure': {
    logs: ['log/capf'],
    related: ['capf/wrong-string', 'certificate/lsc-shown'],
  },
  'capf/lockout': { logs: ['log/capf'], related: ['capf/wrong-string'] },
  'lsc-validation/not-issued-by-capf': {
    logs: lscLogs,
    related: ['certificate/lsc-shown', 'ctl-file/wrong-capf-server-tls-error'],
  },
  'lsc-validation/expired': { logs: lscLogs, related: ['certificate/lsc-shown'] },
  'lsc-validation/capf-certificate-not-on-all-servers': {
    logs: lscLogs,
    related: ['capf/certificate-on-all-servers'],
  },
  'lsc-validation/capf-certificate-not-in-directory': {
    logs: lscLogs,
    related: ['capf/new-certificate', 'capf/certificate-on-all-servers'],
  },
  'lsc-validation/phone-not-registered': {
    logs: lscLogs,
    related: ['ctl-file/phone-does-not-register', 'capf/phone-not-registered'],
  },
  'capf/certificate-on-all-servers': {
    logs: ['log/capf', 'log/ctl-provider'],
    related: ['lsc-validation/capf-certificate-not-on-all-servers', 'capf/new-certificate'],
  },
  'capf/uninstall-utility': { logs: [], related: ['capf/new-certificate'] },
  'capf/new-certificate': {
    logs: ['log/capf'],
    related: ['ctl-file/wrong-capf-server-tls-error', 'ctl-file/compare-md5'],
  },
  'srst/make-nonsecure': {
    logs: ['log/srst-reference'],
    related: ['srst/certificate-deleted', 'srst/fallback'],
  },
  'srst/port-digits': { logs: [], related: ['srst/port-range'] },
  'srst/port-range': { logs: [], related: ['srst/port-digits'] },
  'srst/certificate-deleted': {
    logs: ['log/srst-reference'],
    related: ['srst/make-nonsecure', 'srst/fallback'],
  },
  'https/the-security-library-has-encountered-an-improperly-formatted-der': {
    logs: ['log/https'],
    related: ['https/disable'],
  },
  'https/a-network-error-occurred-while-netscape-was-receiving-data': {
    logs: ['log/https'],
    related: ['https/delete-certificate'],
  },
  'https/enable': { logs: ['log/https'], related: ['https/disable'] },
  'https/disable': { logs: [], related: ['https/enable', 'https/delete-certificate'] },
  'https/delete-certificate': { logs: ['log/https'], related: ['https/disable'] },
  'packet-capture/sniffer-is-blind': { logs: [], related: ['packet-capture/checklist-1'] },
  'packet-capture/decrypt-srtp': { logs: [], related: ['packet-capture/checklist-4'] },
  'packet-capture/batch-mode': {
    logs: ['log/callmanager'],
    related: ['packet-capture/batch-record', 'packet-capture/batch-download'],
  },
  'packet-capture/real-time-mode': {
    logs: ['log/callmanager'],
    related: ['packet-capture/parameter-packet-capture-service-listen-tls-port'],
  },
  'packet-capture/duration': {
    logs: [],
    related: ['packet-capture/invalid-packet-capture-duration-packet-capture-duration-should-be'],
  },
  'barge/message': { logs: [], related: ['barge/attempt-fails', 'barge/takes-effect-after-reset'] },
  'barge/phone-window': { logs: [], related: ['barge/message'] },
  'barge/enterprise-parameter': { logs: [], related: ['barge/message'] },
  'barge/service-parameter': { logs: [], related: ['barge/message'] },
  'barge/attempt-fails': { logs: ['log/callmanager'], related: ['barge/message'] },
} as const satisfies LinkTable;
