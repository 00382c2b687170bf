import { describe, expect, it } from 'vitest';
import { FormatError, Port } from '../../../src/basics/index.ts';
import {
  type DefaultConfiguration,
  readDefaultConfiguration,
  writeDefaultConfiguration,
} from '../../../src/protocols/config-file/index.ts';

const read = (text: string) => readDefaultConfiguration(new TextEncoder().encode(text));

describe('XMLDefault.cnf.xml', () => {
  const configuration: DefaultConfiguration = {
    callManagers: [{ priority: 0, processNodeName: '10.1.0.11', ethernetPhonePort: Port(2000) }],
    loads: [
      { id: 8, model: 'IP Phone 7940', load: 'P00307020200' },
      { id: 7, model: 'IP Phone 7960', load: 'P00307020200' },
      { id: 30006, model: 'IP Phone 7970', load: 'TERM70.7-0-1-0s' },
    ],
  };

  it('is written with a load for each model, under its device type', () => {
    expect(Buffer.from(writeDefaultConfiguration(configuration)).toString()).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <Default>
       <callManagerGroup>
        <members>
         <member priority="0">
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
       <loadInformation8 model="IP Phone 7940">P00307020200</loadInformation8>
       <loadInformation7 model="IP Phone 7960">P00307020200</loadInformation7>
       <loadInformation30006 model="IP Phone 7970">TERM70.7-0-1-0s</loadInformation30006>
      </Default>
      "
    `);
  });

  it('is read back as it was written', () => {
    expect(readDefaultConfiguration(writeDefaultConfiguration(configuration))).toEqual(
      configuration,
    );
  });

  it('has loads only in elements that are named so', () => {
    const { loads } = read(
      '<Default><loadInformation7>a</loadInformation7><loadInformation>b</loadInformation><loadInformation7x/></Default>',
    );

    expect(loads).toEqual([{ id: 7, model: '', load: 'a' }]);
  });

  it('is not the file of a phone', () => {
    expect(() => read('<device/>')).toThrow(FormatError);
  });
});
