import type { LinkTable } from './links.ts';

/** Alarms and problems of phones, and what is done about them. */
export const phoneLinks = {
  'alarm/callmanager/authenticated-device-without-tls': {
    logs: ['log/sdl', 'log/callmanager'],
    related: ['alarm/callmanager/unauthenticated-phone-with-tls', 'certificate/lsc-shown'],
  },
  'alarm/callmanager/unauthenticated-phone-with-tls': {
    logs: ['log/sdl', 'log/callmanager'],
    related: ['alarm/callmanager/authenticated-device-without-tls'],
  },
  'alarm/callmanager/name-mismatch': {
    logs: ['log/sdl', 'log/callmanager'],
    related: ['lsc-validation/not-issued-by-capf', 'certificate/lsc-shown'],
  },
  'alarm/callmanager/incompatible-tls': {
    logs: ['log/sdl', 'log/callmanager'],
    related: ['cluster/verify-security-mode', 'alarm/callmanager/authenticated-device-without-tls'],
  },
  'alarm/phone/tftp-not-authorized': {
    logs: ['log/tftp'],
    related: [
      'ctl-file/tftp-authorization-failure',
      'alarm/phone/tftp-not-authorized-twice',
      'ctl-file/tftp-authorization-failure/new-record',
    ],
  },
  'alarm/phone/tftp-not-authorized-twice': {
    logs: ['log/tftp'],
    related: ['alarm/phone/tftp-not-authorized', 'ctl-file/tftp-authorization-failure'],
  },
  'alarm/phone/file-auth-failed': {
    logs: ['log/tftp'],
    related: [
      'ctl-file/compare-md5',
      'ctl-file/phone-cannot-authenticate-ctl-file',
      'ctl-file/phone-cannot-authenticate-other-files',
    ],
  },
  'counter/authenticated-registered-phones': {
    logs: ['log/callmanager'],
    related: ['counter/authenticated-calls-active', 'cluster/verify-security-mode'],
  },
  'counter/authenticated-calls-completed': {
    logs: ['log/callmanager'],
    related: ['counter/authenticated-calls-active'],
  },
  'counter/authenticated-calls-active': {
    logs: ['log/callmanager'],
    related: ['counter/authenticated-calls-completed', 'counter/authenticated-registered-phones'],
  },
  'ctl-file/phone-cannot-authenticate-ctl-file': {
    logs: ['log/ctl-client', 'log/tftp'],
    related: [
      'ctl-file/phone-cannot-authenticate-ctl-file/new-token',
      'ctl-file/compare-md5',
      'ctl-file/delete-on-7960-7940',
      'ctl-file/delete-on-7970-security',
    ],
  },
  'ctl-file/phone-cannot-authenticate-other-files': {
    logs: ['log/tftp', 'log/ctl-client'],
    related: ['alarm/phone/file-auth-failed', 'ctl-file/compare-md5'],
  },
  'ctl-file/tftp-authorization-failure': {
    logs: ['log/tftp'],
    related: [
      'alarm/phone/tftp-not-authorized',
      'ctl-file/tftp-authorization-failure/new-record',
      'ctl-file/delete-on-7960-7940',
      'ctl-file/delete-on-7970-security',
    ],
  },
  'ctl-file/phone-does-not-register': {
    logs: ['log/sdl', 'log/callmanager'],
    related: ['ctl-file/phone-does-not-register/auto-registration', 'ctl-file/compare-md5'],
  },
  'ctl-file/wrong-capf-server-tls-error': {
    logs: ['log/capf', 'log/sdl'],
    related: ['capf/new-certificate', 'capf/certificate-on-all-servers'],
  },
  'ctl-file/phone-does-not-request-signed-files': {
    logs: ['log/tftp', 'log/ctl-client'],
    related: ['cluster/verify-security-mode', 'ctl-client/no-issuer-name'],
  },
  'ctl-file/phone-cannot-authenticate-ctl-file/new-token': {
    logs: ['log/ctl-client', 'log/tftp'],
    related: [
      'ctl-file/phone-cannot-authenticate-ctl-file',
      'ctl-client/for-the-security-of-the-phones-tokens-inserted-during',
    ],
  },
  'ctl-file/tftp-authorization-failure/new-record': {
    logs: ['log/tftp'],
    related: ['ctl-file/tftp-authorization-failure', 'alarm/phone/tftp-not-authorized'],
  },
  'ctl-file/phone-does-not-register/auto-registration': {
    logs: ['log/callmanager'],
    related: ['ctl-file/phone-does-not-register'],
  },
  'ctl-file/compare-md5': {
    logs: ['log/tftp'],
    related: ['ctl-file/phone-cannot-authenticate-ctl-file', 'alarm/phone/file-auth-failed'],
  },
  'ctl-file/delete-on-7960-7940': {
    logs: [],
    related: ['device/7960', 'device/7940', 'ctl-file/delete-on-servers'],
  },
  'ctl-file/delete-on-7970-security': {
    logs: [],
    related: ['device/7970', 'ctl-file/delete-on-7970-settings', 'ctl-file/delete-on-servers'],
  },
  'ctl-file/delete-on-7970-settings': {
    logs: [],
    related: ['device/7970', 'ctl-file/delete-on-7970-security'],
  },
  'certificate/lsc-shown': {
    logs: ['log/capf'],
    related: ['certificate/mic-shown', 'lsc-validation/expired'],
  },
  'certificate/mic-shown': {
    logs: [],
    related: ['certificate/lsc-shown', 'device/7970'],
  },
  'srst/fallback': {
    logs: ['log/callmanager'],
    related: ['srst/certificate-deleted', 'srst/make-nonsecure'],
  },
  'device/7970': {
    logs: [],
    related: ['ctl-file/delete-on-7970-security', 'certificate/mic-shown'],
  },
  'device/7960': {
    logs: [],
    related: ['ctl-file/delete-on-7960-7940', 'barge/attempt-fails'],
  },
  'device/7940': {
    logs: [],
    related: ['ctl-file/delete-on-7960-7940', 'barge/attempt-fails'],
  },
  'device/mgcp-gateway': {
    logs: ['log/callmanager'],
    related: ['packet-capture/gateway-settings-at-registration'],
  },
} as const satisfies LinkTable;
