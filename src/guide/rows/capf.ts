import type { Table } from './table.ts';

/** CAPF and the certificates of phones. */
export const capf = [
  {
    section: 'Table 9-5',
    kind: 'message',
    texts: {
      'capf/authentication-string-contains-one-or-more-invalid-characters-valid':
        'Authentication String contains one or more invalid characters. Valid characters for Authentication String are numbers.',
      'capf/capf-authentication-string-length-should-be-between-4-and':
        'CAPF Authentication String length should be between 4 and 10.',
      'capf/operation-completes-by-contains-one-or-more-invalid-characters':
        'Operation Completes By contains one or more invalid characters. Valid characters for Operation Completes By are numbers.',
      'capf/invalid-year-please-enter-a-value-equal-to-or':
        'Invalid Year. Please enter a value equal to or greater than the current year.',
      'capf/invalid-month-please-adjust-your-entry-to-continue':
        'Invalid Month. Please adjust your entry to continue.',
      'capf/invalid-date-please-enter-a-value-equal-to-or':
        'Invalid Date. Please enter a value equal to or greater than the current date.',
      'capf/invalid-date-please-adjust-your-entry-to-continue':
        'Invalid Date. Please adjust your entry to continue.',
      'capf/invalid-time-please-enter-a-value-equal-to-or':
        'Invalid Time. Please enter a value equal to or greater than current time (hours).',
      'capf/invalid-time-please-adjust-your-entry-to-continue':
        'Invalid Time. Please adjust your entry to continue.',
    },
  },
  {
    section: 'Troubleshooting the Authentication String on the Phone',
    kind: 'behaviour',
    texts: {
      'capf/wrong-string': 'A wrong authentication string puts a message on the phone',
      'capf/phone-not-registered': 'The string cannot be entered while the phone is not registered',
      'capf/device-mode-not-nonsecure':
        'The device security mode must be nonsecure to enter the string',
      'capf/lockout':
        'After 10 wrong consecutive attempts a correct string is refused for at least 10 minutes',
    },
  },
  {
    section: 'Troubleshooting If the Locally Significant Certificate Validation Fails',
    kind: 'problem',
    texts: {
      'lsc-validation/not-issued-by-capf': 'The certificate is not the version that CAPF issued',
      'lsc-validation/expired': 'The certificate has expired',
      'lsc-validation/capf-certificate-not-on-all-servers':
        'The CAPF certificate is not on all servers',
      'lsc-validation/capf-certificate-not-in-directory':
        'The CAPF certificate is not in the CAPF directory',
      'lsc-validation/phone-not-registered': 'The phone is not registered',
    },
  },
  {
    section: 'Verifying That the CAPF Certificate Installed on All Servers in the Cluster',
    kind: 'procedure',
    texts: {
      'capf/certificate-on-all-servers':
        'CAPF.cer (DER) and the .0 file (PEM, same common name) are on each server',
    },
  },
  {
    section: 'Verifying That a Locally Significant Certificate Exists on the Phone',
    kind: 'procedure',
    texts: {
      'certificate/lsc-shown': 'Settings > Model Information shows LSC Installed or Not Installed',
    },
  },
  {
    section: 'Verifying That a Manufacture-Installed Certificate (MIC) Exists in the Phone',
    kind: 'procedure',
    texts: {
      'certificate/mic-shown': 'Security Configuration shows MIC Installed or Not Installed',
    },
  },
  {
    section: 'Uninstalling the CAPF 1.0(1) Utility',
    kind: 'procedure',
    texts: {
      'capf/uninstall-utility': 'Uninstall the CAPF 1.0(1) utility',
    },
  },
  {
    section: 'Generating a New CAPF Certificate',
    kind: 'procedure',
    texts: {
      'capf/new-certificate':
        'Save and delete CAPF.cer, restart CAPF, update the CTL file, verify that phones downloaded it',
    },
  },
] as const satisfies readonly Table[];
