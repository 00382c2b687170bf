import type { capf as tables } from '../../rows/capf.ts';
import type { WordsFor } from '../words.ts';

export const capf: WordsFor<typeof tables> = {
  'capf/authentication-string-contains-one-or-more-invalid-characters-valid': {
    meaning:
      'Phone Configuration takes only digits as an authentication string, because it is typed on the keypad of the phone.',
    causes: ['A letter, a space or a punctuation mark in the Authentication String field.'],
    cure: ['Type the string again with digits only, or let the page generate one.'],
  },
  'capf/capf-authentication-string-length-should-be-between-4-and': {
    meaning: 'The authentication string is too short or too long: 4 to 10 digits are allowed.',
    causes: ['Fewer than 4 or more than 10 digits in the field.'],
    cure: ['Choose a string of 4 to 10 digits and tell it to whoever stands at the phone.'],
  },
  'capf/operation-completes-by-contains-one-or-more-invalid-characters': {
    meaning:
      'The moment until which the certificate operation must be finished is made up of numbers: year, month, day, hour.',
    causes: ['Something other than digits in one of the Operation Completes By fields.'],
    cure: ['Fill all four fields with numbers.'],
  },
  'capf/invalid-year-please-enter-a-value-equal-to-or': {
    meaning: 'The deadline of the certificate operation lies in a past year.',
    causes: ['A typing error in the year, or a deadline from an older operation.'],
    cure: ['Set this year or a later one.'],
  },
  'capf/invalid-month-please-adjust-your-entry-to-continue': {
    meaning: 'The month of the deadline is none, or is already over.',
    causes: ['A number outside 1 to 12, or an earlier month of this year.'],
    cure: ['Correct the month of Operation Completes By.'],
  },
  'capf/invalid-date-please-enter-a-value-equal-to-or': {
    meaning: 'The deadline of the certificate operation is a day that has passed.',
    causes: ['A date before today.'],
    cure: ['Set today or a later day.'],
  },
  'capf/invalid-date-please-adjust-your-entry-to-continue': {
    meaning: 'The month of the deadline has no such day.',
    causes: ['A day such as 31 in a month of 30 days, or 29 February in a common year.'],
    cure: ['Set a day that the month has.'],
  },
  'capf/invalid-time-please-enter-a-value-equal-to-or': {
    meaning: 'The deadline is today, but at an hour that has gone by.',
    causes: ['An hour before the present one.'],
    cure: ['Set a later hour, with enough time to walk to the phone and for it to make its keys.'],
  },
  'capf/invalid-time-please-adjust-your-entry-to-continue': {
    meaning: 'The hour of the deadline does not exist.',
    causes: ['A number that is no hour of the day.'],
    cure: ['Correct the hour of Operation Completes By.'],
  },
  'capf/wrong-string': {
    meaning:
      'The string typed on the phone differs from the one in its Phone Configuration. CAPF refuses the operation and the phone says so.',
    causes: ['A slip on the keypad.', 'The string in the database was changed in the meantime.'],
    cure: [
      'Read the string off Phone Configuration and type it again.',
      'Keep count: after 10 failures in a row CAPF locks the phone out.',
    ],
  },
  'capf/phone-not-registered': {
    meaning: 'The phone offers no entry of the authentication string until it is registered.',
    causes: ['The phone has not found its CallManager, or was turned away.'],
    cure: ['First get the phone registered, then enter the string.'],
  },
  'capf/device-mode-not-nonsecure': {
    meaning:
      'The string belongs to the first certificate of a phone, and for that the device security mode has to be nonsecure.',
    causes: ['Authenticated or encrypted mode was set before the phone had an LSC.'],
    cure: [
      'Set the mode to nonsecure and reset the phone.',
      'Install the LSC with the string, then raise the mode.',
    ],
  },
  'capf/lockout': {
    meaning:
      'CAPF has seen 10 wrong strings in a row from this phone. From now on it refuses even the right one, until 10 minutes or more have gone by.',
    causes: ['Ten attempts in a row without the right string.'],
    cure: [
      'Wait for 10 minutes at least; do not go on trying.',
      'Read the string off Phone Configuration and enter it once.',
    ],
  },
  'lsc-validation/not-issued-by-capf': {
    meaning:
      'The LSC of the phone is not the one that CAPF issued to it last, so it is not accepted.',
    causes: [
      'The phone kept an older LSC, or got one from the CAPF of another cluster.',
      'CAPF made itself a new key after issuing.',
    ],
    cure: ['Have CAPF install or upgrade the LSC of the phone once more.'],
  },
  'lsc-validation/expired': {
    meaning: 'The validity of the LSC has ended.',
    causes: ['The LSC was never renewed.', 'The clock of the side that checks it is wrong.'],
    cure: ['Check the date on server and phone.', 'Have CAPF issue a new LSC.'],
  },
  'lsc-validation/capf-certificate-not-on-all-servers': {
    meaning:
      'A CallManager can check an LSC only against the certificate of CAPF. On the server where the phone tries to register that certificate is missing.',
    causes: [
      'The CTL client, which distributes it, was not run after the server joined or after CAPF renewed its certificate.',
    ],
    cure: [
      'Look for CAPF.cer and the matching .0 file on each server.',
      'Run the CTL client again, then reset the phone.',
    ],
  },
  'lsc-validation/capf-certificate-not-in-directory': {
    meaning: 'CAPF does not find its own certificate where it keeps it.',
    causes: ['Somebody moved or deleted the file in C:\\Program Files\\Cisco\\Certificates.'],
    cure: [
      'Put the file back, or let CAPF make a new certificate.',
      'After a new certificate update the CTL file and renew the LSCs.',
    ],
  },
  'lsc-validation/phone-not-registered': {
    meaning: 'The LSC cannot be validated while the phone is not registered.',
    causes: ['The phone lost its CallManager in the middle of the operation.'],
    cure: ['Get the phone registered and look at the LSC again.'],
  },
  'capf/certificate-on-all-servers': {
    meaning:
      'CAPF makes its keys and certificate when its service is activated, and the CTL client carries the certificate to all servers. This checks that it arrived.',
    causes: ['LSCs are accepted by one server and refused by another.'],
    cure: [
      'Open C:\\Program Files\\Cisco\\Certificates on every server.',
      'CAPF.cer must be there in DER form.',
      'A file with extension .0, in PEM form and with the same common name, must be there too.',
    ],
  },
  'certificate/lsc-shown': {
    meaning: 'The phone itself tells whether it has an LSC.',
    causes: ['A certificate operation was run and its success is in doubt.'],
    cure: [
      'Press Settings and open Model Information.',
      'The LSC line reads Installed or Not Installed.',
    ],
  },
  'certificate/mic-shown': {
    meaning:
      'The phone itself tells whether it left the factory with a certificate. A 7970 has a MIC; 7960 and 7940 depend on an LSC.',
    causes: ['It is to be decided whether the phone needs an LSC before it can use TLS.'],
    cure: [
      'Open Security Configuration in the Settings menu.',
      'The MIC line reads Installed or Not Installed.',
    ],
  },
  'capf/uninstall-utility': {
    meaning:
      'The CAPF 1.0(1) utility is the forerunner of the CAPF service and is removed like any Windows program. Afterwards the certificate or the key of CAPF may be missing.',
    causes: ['The cluster was upgraded and uses the CAPF service.'],
    cure: ['Remove the utility in Add/Remove Programs.', 'Then generate a new CAPF certificate.'],
  },
  'capf/new-certificate': {
    meaning: 'Gives CAPF a fresh certificate and key, and makes the phones trust it.',
    causes: ['The certificate or the key of CAPF is missing, as after removing the old utility.'],
    cure: [
      'Copy CAPF.cer from C:\\Program Files\\Cisco\\Certificates to a safe place.',
      'Delete the original.',
      'Stop and start the CAPF service in Cisco CallManager Serviceability.',
      'Run the CTL client, so that the CTL file gets the new certificate.',
      'Check on the phones, by MD5, that they have the new CTL file.',
    ],
  },
};
