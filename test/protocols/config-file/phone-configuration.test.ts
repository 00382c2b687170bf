import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Endpoint, FormatError, Ipv4, Port, Seconds } from '../../../src/basics/index.ts';
import {
  emptyPhoneConfiguration,
  type PhoneConfiguration,
  readPhoneConfiguration,
  writePhoneConfiguration,
} from '../../../src/protocols/config-file/index.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const read = (text: string) => readPhoneConfiguration(bytesOf(text));

const problemOf = (text: string | Uint8Array): FormatError => {
  try {
    readPhoneConfiguration(typeof text === 'string' ? bytesOf(text) : text);
  } catch (error) {
    if (error instanceof FormatError) return error;
    throw error;
  }
  throw new Error('was read without complaint');
};

describe('reading SEP<MAC>.cnf.xml', () => {
  it('a file after public templates is understood', () => {
    const path = new URL('../../vectors/config-file/SEP001122334455.cnf.xml', import.meta.url);

    expect(readPhoneConfiguration(readFileSync(path))).toEqual({
      ...emptyPhoneConfiguration,
      fullConfig: true,
      callManagers: [{ priority: 0, processNodeName: '192.0.2.10', ethernetPhonePort: 2000 }],
      loadInformation: 'P00308000500',
      versionStamp: '1153504800-0000',
      deviceSecurityMode: 3,
      capfList: [{ phonePort: 3804, processNodeName: '192.0.2.10' }],
    });
  });

  it('what the file does not say has a default', () => {
    expect(read('<device/>')).toEqual({
      deviceProtocol: 'SCCP',
      devicePool: 'Default',
      dateTemplate: 'M/D/Y',
      timeZone: '',
      callManagers: [],
      srst: {
        name: 'Disable',
        option: 'Disable',
        userModifiable: false,
        routers: [],
        isSecure: false,
      },
      connectionMonitorDuration: 120_000,
      loadInformation: '',
      settingsAccess: 1,
      versionStamp: '',
      userLocale: { name: '', langCode: '' },
      networkLocale: '',
      urls: {
        authentication: '',
        directory: '',
        idle: '',
        information: '',
        messages: '',
        proxyServer: '',
        services: '',
      },
      deviceSecurityMode: 1,
      capfAuthMode: 0,
      capfList: [],
      certHash: '',
      encrConfig: false,
    });
  });

  it('the CallManager with the lowest priority number comes first', () => {
    const member = (priority: number, node: string) =>
      `<member priority="${priority}"><callManager><processNodeName>${node}</processNodeName></callManager></member>`;
    const { callManagers } = read(
      `<device><devicePool><callManagerGroup><members>${member(2, 'c')}${member(0, 'a')}${member(1, 'b')}</members></callManagerGroup></devicePool></device>`,
    );

    expect(callManagers.map(({ processNodeName }) => processNodeName)).toEqual(['a', 'b', 'c']);
  });

  it('SRST routers are those whose address is filled in', () => {
    const { srst } = read(
      `<device><devicePool><srstInfo><srstOption>Enable</srstOption>
       <ipAddr1>10.2.0.1</ipAddr1><port1>2000</port1><ipAddr2></ipAddr2><port2>2000</port2>
       <ipAddr3>10.2.0.3</ipAddr3><port3></port3><isSecure>true</isSecure></srstInfo></devicePool></device>`,
    );

    expect(srst).toMatchObject({
      option: 'Enable',
      isSecure: true,
      routers: [
        { address: '10.2.0.1', port: 2000 },
        { address: '10.2.0.3', port: 2000 },
      ],
    });
  });

  it('entities, character references and CDATA are text', () => {
    const { devicePool, timeZone, versionStamp } = read(
      '<device><devicePool><name>R&amp;D &#60;B&#252;ro&#x3E;</name><dateTimeSetting><timeZone>&quot;東京&apos;</timeZone></dateTimeSetting></devicePool><versionStamp><![CDATA[<1&2>]]></versionStamp></device>',
    );

    expect([devicePool, timeZone, versionStamp]).toEqual(['R&D <Büro>', `"東京'`, '<1&2>']);
  });

  it('a byte order mark, a declaration, comments and other elements do no harm', () => {
    const { loadInformation } = read(
      '\uFEFF<?xml version="1.0"?>\r\n<!-- x --><device><other a="1"><b/></other>\r\n<loadInformation>  P1 <!-- y --></loadInformation></device>\r\n',
    );

    expect(loadInformation).toBe('P1');
  });

  it.each(['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString'])(
    'an element named %s is passed over like any other that is not known',
    (name) => {
      const configuration = read(
        `<device ${name}="1"><${name}><polluted>1</polluted></${name}><versionStamp>1</versionStamp></device>`,
      );

      expect(configuration).toEqual({ ...emptyPhoneConfiguration, versionStamp: '1' });
      expect({}).not.toHaveProperty('polluted');
    },
  );

  it('elements may nest 32 deep', () => {
    const nested = '<a>'.repeat(31) + '</a>'.repeat(31);

    expect(read(`<device>${nested}</device>`)).toEqual(emptyPhoneConfiguration);
  });

  it('an element starts at its byte, behind text of any length', () => {
    const { offset } = problemOf('<device a="ü">東𝄞\r\n<encrConfig>maybe</encrConfig></device>');

    expect(offset).toBe(24);
  });

  it.each([
    ['no XML', 'hello', 0, 'not XML'],
    ['nothing at all', '', 0, 'not XML'],
    ['a declaration and no more', '<?xml version="1.0"?>\n', 22, 'root element'],
    ['another root', '<?xml version="1.0"?>\n<Default/>', 22, '«Default», not «device»'],
    ['two roots', '<device/><device/>', 9, 'behind the end'],
    ['text behind the root', '<device/>\nüü', 14, 'outside of root'],
    [
      'an end tag that does not fit',
      '<device>\n <ü></a>\n</device>',
      14,
      '«</a>» does not end «ü»',
    ],
    ['an end tag too many', '<device/></ü>', 14, 'ü'],
    ['an element without end', '<device>\nü <a>', 15, 'unclosed tag: a'],
    ['an ampersand that is none', '<device>ü &</device>', 11, '«&» begins no known reference'],
    ['an ampersand before a semicolon', '<device>&lt; & <a/>;</device>', 13, '«&»'],
    ['an ampersand in an attribute', '<device a="&amp;" b="R&D"/>', 22, '«&»'],
    ['an ampersand behind a comment', '<device><!-- & --> &</device>', 19, '«&»'],
    ['an ampersand behind CDATA', '<device><![CDATA[&]]> &</device>', 22, '«&»'],
    ['a comment without end', '<device>x<!-- & </device>', 25, 'unclosed tag: device'],
    ['an entity that nobody defined', '<device>ü&nbsp;</device>', 10, '«&»'],
    ['a character that cannot be', '<device>ü&#0;</device>', 14, 'malformed character entity'],
    ['CDATA that is not begun', '<device>&amp;]]> & </device>', 16, ']]>'],
    ['an attribute given twice', '<device ü="1" ü="2"/>', 23, 'duplicate attribute: ü'],
    ['an attribute without quotes', '<device a=ü/>', 12, 'unquoted attribute value'],
    ['elements nested 33 deep', `<device>${'<a>'.repeat(32)}`, 101, 'more than 32 deep'],
    [
      'a security mode of 4',
      '<device>ü<deviceSecurityMode>4</deviceSecurityMode></device>',
      10,
      'deviceSecurityMode holds «4», not one of 1, 2, 3',
    ],
    [
      'a port beyond 65535',
      '<device><capfList><capf><phonePort>65536</phonePort></capf></capfList></device>',
      24,
      'not a port',
    ],
    [
      'a flag that is neither',
      '<device><encrConfig>maybe</encrConfig></device>',
      8,
      'true or false',
    ],
    [
      'a priority that is no number',
      '<device><devicePool><callManagerGroup><members>\n<member priority="first"/></members></callManagerGroup></devicePool></device>',
      48,
      '@priority holds «first»',
    ],
    [
      'an SRST address of five parts',
      '<device><devicePool><srstInfo><ipAddr1>1.2.3.4.5</ipAddr1></srstInfo></devicePool></device>',
      30,
      '«1.2.3.4.5», not an address',
    ],
    [
      'a document type',
      '<!DOCTYPE device [<!ENTITY a "b">]><device>&a;</device>',
      0,
      'document type',
    ],
    [
      'a document type behind a comment that quotes one',
      '<!-- <!DOCTYPE ü> -->\n<!DOCTYPE device SYSTEM "x.dtd"><device/>',
      23,
      'document type',
    ],
  ])('%s is named with its place', (_, text, offset, problem) => {
    const error = problemOf(text);

    expect(error.problem).toContain(problem);
    expect(error.offset).toBe(offset);
    expect(error.format).toBe('configuration file');
  });

  it('bytes that are not UTF-8 are named with their place', () => {
    const error = problemOf(
      new Uint8Array([...bytesOf('<device>ü'), 0xff, ...bytesOf('</device>')]),
    );

    expect(error.problem).toContain('UTF-8');
    expect(error.offset).toBe(10);
  });
});

describe('writing SEP<MAC>.cnf.xml', () => {
  const configuration: PhoneConfiguration = {
    ...emptyPhoneConfiguration,
    ctiid: '1566023366',
    uuid: '{94a53f5c-0000-0000-0000-000000000001}',
    callManagers: [
      {
        priority: 0,
        name: 'subscriber',
        processNodeName: '10.1.0.12',
        ethernetPhonePort: Port(2000),
      },
      { priority: 1, processNodeName: '10.1.0.11', ethernetPhonePort: Port(2000) },
    ],
    srst: {
      name: 'Branch & Co',
      option: 'Enable',
      userModifiable: false,
      routers: [Endpoint(Ipv4('10.2.0.1'), Port(2000))],
      isSecure: true,
      certificate: new Uint8Array([0x30, 0x82, 0x01]),
    },
    connectionMonitorDuration: Seconds(60),
    loadInformation: 'P00307020200',
    versionStamp: '{1}',
    deviceSecurityMode: 2,
    capfAuthMode: 1,
    capfList: [{ phonePort: Port(3804), processNodeName: '10.1.0.11' }],
  };

  it('elements stand as in a file of CallManager 4.1(3)', () => {
    expect(Buffer.from(writePhoneConfiguration(configuration)).toString()).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <device xsi:type="axl:XIPPhone" ctiid="1566023366" uuid="{94a53f5c-0000-0000-0000-000000000001}">
       <deviceProtocol>SCCP</deviceProtocol>
       <devicePool>
        <name>Default</name>
        <dateTimeSetting>
         <dateTemplate>M/D/Y</dateTemplate>
         <timeZone></timeZone>
        </dateTimeSetting>
        <callManagerGroup>
         <members>
          <member priority="0">
           <callManager>
            <name>subscriber</name>
            <ports>
             <analogAccessPort>2002</analogAccessPort>
             <digitalAccessPort>2001</digitalAccessPort>
             <ethernetPhonePort>2000</ethernetPhonePort>
             <mgcpPorts>
              <listen>2427</listen>
              <keepAlive>2428</keepAlive>
             </mgcpPorts>
            </ports>
            <processNodeName>10.1.0.12</processNodeName>
           </callManager>
          </member>
          <member priority="1">
           <callManager>
            <ports>
             <analogAccessPort>2002</analogAccessPort>
             <digitalAccessPort>2001</digitalAccessPort>
             <ethernetPhonePort>2000</ethernetPhonePort>
             <mgcpPorts>
              <listen>2427</listen>
              <keepAlive>2428</keepAlive>
             </mgcpPorts>
            </ports>
            <processNodeName>10.1.0.11</processNodeName>
           </callManager>
          </member>
         </members>
        </callManagerGroup>
        <srstInfo>
         <name>Branch &amp; Co</name>
         <srstOption>Enable</srstOption>
         <userModifiable>false</userModifiable>
         <ipAddr1>10.2.0.1</ipAddr1>
         <port1>2000</port1>
         <ipAddr2></ipAddr2>
         <port2>2000</port2>
         <ipAddr3></ipAddr3>
         <port3>2000</port3>
         <isSecure>true</isSecure>
         <certificate>MIIB</certificate>
        </srstInfo>
        <mlppDomainId>-1</mlppDomainId>
        <mlppIndicationStatus>Default</mlppIndicationStatus>
        <preemption>Default</preemption>
        <connectionMonitorDuration>60</connectionMonitorDuration>
       </devicePool>
       <loadInformation>P00307020200</loadInformation>
       <vendorConfig>
        <settingsAccess>1</settingsAccess>
       </vendorConfig>
       <versionStamp>{1}</versionStamp>
       <userLocale>
        <name></name>
        <langCode></langCode>
       </userLocale>
       <networkLocale></networkLocale>
       <idleTimeout>0</idleTimeout>
       <authenticationURL></authenticationURL>
       <directoryURL></directoryURL>
       <idleURL></idleURL>
       <informationURL></informationURL>
       <messagesURL></messagesURL>
       <servicesURL></servicesURL>
       <proxyServerURL></proxyServerURL>
       <dscpForCm2Dvce>96</dscpForCm2Dvce>
       <dscpForSCCPPhoneConfig>96</dscpForSCCPPhoneConfig>
       <dscpForSCCPPhoneServices>0</dscpForSCCPPhoneServices>
       <deviceSecurityMode>2</deviceSecurityMode>
       <capfAuthMode>1</capfAuthMode>
       <capfList>
        <capf>
         <phonePort>3804</phonePort>
         <processNodeName>10.1.0.11</processNodeName>
        </capf>
       </capfList>
       <certHash></certHash>
       <encrConfig>false</encrConfig>
      </device>
      "
    `);
  });

  it('is read back as it was written', () => {
    expect(readPhoneConfiguration(writePhoneConfiguration(configuration))).toEqual(configuration);
  });
});
