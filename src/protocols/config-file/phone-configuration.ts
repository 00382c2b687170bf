import { latin1, Memo, type Millis, Port, Seconds } from '../../basics/index.ts';
import { type CallManagerMember, callManagerFields } from './call-managers.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { readFile, writeFile } from './file.ts';
import { flag, oneOf, port, seconds, text } from './kinds.ts';
import { type SrstReference, srstFields } from './srst-info.ts';

/**
 * `SEP<MAC>.cnf.xml`: what CallManager tells a phone. Element names and their order are those of a
 * file of CallManager 4.1(3) for a 7912, which was captured in a lab (paleophyte/pyskinny); what
 * that file does not have stands where later releases put it.
 */
export interface PhoneConfiguration {
  readonly ctiid?: string;
  readonly uuid?: string;
  /** False in the small file that announces an encrypted one. */
  readonly fullConfig?: boolean;
  readonly deviceProtocol: string;
  readonly devicePool: string;
  /** `M/D/Y` and the like, with `A` for the 12-hour clock. */
  readonly dateTemplate: string;
  readonly timeZone: string;
  /** In the order in which the phone turns to them. */
  readonly callManagers: readonly CallManagerMember[];
  readonly srst: SrstReference;
  /** How long the phone sees a CallManager before it comes home to it from SRST; 120 s by default. */
  readonly connectionMonitorDuration: Millis;
  /** The load that the phone shall run, without `.loads`; empty for the one it has. */
  readonly loadInformation: string;
  /** 0 disabled, 1 enabled, 2 restricted. */
  readonly settingsAccess: 0 | 1 | 2;
  /** Other than before whenever the file is built anew. */
  readonly versionStamp: string;
  readonly userLocale: Locale;
  readonly networkLocale: string;
  readonly urls: PhoneUrls;
  /** 1 non-secure, 2 authenticated, 3 encrypted. */
  readonly deviceSecurityMode: 1 | 2 | 3;
  /** 0 nothing pending, 1 by authentication string, 2 by null string, 3 and 4 by existing
   * certificate with precedence to the LSC or to the MIC. */
  readonly capfAuthMode: 0 | 1 | 2 | 3 | 4;
  readonly capfList: readonly CapfServer[];
  /** MD5 of the certificate to which the configuration is encrypted, lower-case hexadecimal. */
  readonly certHash: string;
  readonly encrConfig: boolean;
}

export interface Locale {
  /** The folder of the locale's files on the TFTP server. */
  readonly name: string;
  readonly langCode: string;
}

export interface PhoneUrls {
  readonly authentication: string;
  readonly directory: string;
  readonly idle: string;
  readonly information: string;
  readonly messages: string;
  readonly services: string;
  readonly proxyServer: string;
}

export interface CapfServer {
  readonly phonePort: Port;
  readonly processNodeName: string;
}

const capf = fieldsOf<CapfServer>();
const capfFields: Fields<CapfServer> = [
  capf.leaf('phonePort', 'phonePort', port, Port(3804)),
  capf.leaf('processNodeName', 'processNodeName', text, ''),
];

const locale = fieldsOf<Locale>();
const localeFields: Fields<Locale> = [
  locale.leaf('name', 'name', text, ''),
  locale.leaf('langCode', 'langCode', text, ''),
];

const url = fieldsOf<PhoneUrls>();
const urlFields: Fields<PhoneUrls> = [
  url.leaf('authenticationURL', 'authentication', text, ''),
  url.leaf('directoryURL', 'directory', text, ''),
  url.leaf('idleURL', 'idle', text, ''),
  url.leaf('informationURL', 'information', text, ''),
  url.leaf('messagesURL', 'messages', text, ''),
  url.leaf('servicesURL', 'services', text, ''),
  url.leaf('proxyServerURL', 'proxyServer', text, ''),
];

const { leaf, list, group, constant } = fieldsOf<PhoneConfiguration>();

const deviceFields: Fields<PhoneConfiguration> = [
  constant('@xsi:type', 'axl:XIPPhone'),
  leaf('@ctiid', 'ctiid', text),
  leaf('@uuid', 'uuid', text),
  leaf('fullConfig', 'fullConfig', flag),
  leaf('deviceProtocol', 'deviceProtocol', text, 'SCCP'),
  leaf('devicePool/name', 'devicePool', text, 'Default'),
  leaf('devicePool/dateTimeSetting/dateTemplate', 'dateTemplate', text, 'M/D/Y'),
  leaf('devicePool/dateTimeSetting/timeZone', 'timeZone', text, ''),
  list('devicePool/callManagerGroup/members/member', 'callManagers', callManagerFields),
  group('devicePool/srstInfo', 'srst', srstFields),
  constant('devicePool/mlppDomainId', '-1'),
  constant('devicePool/mlppIndicationStatus', 'Default'),
  constant('devicePool/preemption', 'Default'),
  leaf('devicePool/connectionMonitorDuration', 'connectionMonitorDuration', seconds, Seconds(120)),
  leaf('loadInformation', 'loadInformation', text, ''),
  leaf('vendorConfig/settingsAccess', 'settingsAccess', oneOf(0, 1, 2), 1),
  leaf('versionStamp', 'versionStamp', text, ''),
  group('userLocale', 'userLocale', localeFields),
  leaf('networkLocale', 'networkLocale', text, ''),
  constant('idleTimeout', '0'),
  group('', 'urls', urlFields),
  constant('dscpForCm2Dvce', '96'),
  constant('dscpForSCCPPhoneConfig', '96'),
  constant('dscpForSCCPPhoneServices', '0'),
  leaf('deviceSecurityMode', 'deviceSecurityMode', oneOf(1, 2, 3), 1),
  leaf('capfAuthMode', 'capfAuthMode', oneOf(0, 1, 2, 3, 4), 0),
  list('capfList/capf', 'capfList', capfFields),
  leaf('certHash', 'certHash', text, ''),
  leaf('encrConfig', 'encrConfig', flag, false),
];

const rootName = 'device';

/** Reads a file; elements that are not named here are passed over. @throws FormatError */
export const readPhoneConfiguration = (bytes: Uint8Array): PhoneConfiguration =>
  read.get(latin1(bytes), () => readFile(bytes, rootName, deviceFields));

/** A phone reads the same file at each start; those who read it change nothing in it. */
const read = new Memo<PhoneConfiguration>(256);

export const writePhoneConfiguration = (configuration: PhoneConfiguration): Uint8Array =>
  writeFile(configuration, rootName, deviceFields);

/** What a phone takes for granted that finds nothing in its file. */
export const emptyPhoneConfiguration: PhoneConfiguration = readPhoneConfiguration(
  new TextEncoder().encode('<device/>'),
);
