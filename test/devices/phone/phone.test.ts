import { beforeEach, describe, expect, it } from 'vitest';
import {
  anyAddress,
  Ipv4,
  latin1,
  MacAddress,
  Millis,
  Seconds,
  UserError,
} from '../../../src/basics/index.ts';
import { blank } from '../../../src/devices/phone/display.ts';
import type { ModelName, Phone } from '../../../src/devices/phone/index.ts';
import type { TraceEntry } from '../../../src/simulation/index.ts';
import { PhoneSite, publisherAddress, subscriberAddress } from './phone-site.ts';

let site: PhoneSite;
beforeEach(() => {
  site = new PhoneSite();
});

/** Moments in the start of a 7960, in milliseconds from power on: one in each of its stages. */
const moments = [
  0, 6_000, 11_999, 12_000, 12_001, 12_003, 12_004, 12_006, 12_010, 12_018, 12_025, 12_032, 12_035,
  12_037, 12_040, 12_090, 12_150, 12_300, 12_500, 12_700, 20_000, 42_600,
];

describe.each<ModelName>(['7970', '7960', '7940'])('a %s that is switched on', (model) => {
  it.each([true, false])('starts and registers; CTL file in flash: %s', (hasCtl) => {
    const phone = site.phone(model, hasCtl ? { ctl: site.trustList() } : {});
    phone.powerOn();
    site.run(30);

    expect(site.screens()).toEqual([
      `Cisco IP Phone ${model} | Configuring VLAN`,
      `Cisco IP Phone ${model} | Configuring IP`,
      `Cisco IP Phone ${model} | Configuring CM List`,
      `Cisco IP Phone ${model} | Opening 10.1.0.10`,
      '2001 | Your current options',
    ]);
    const mac = '001122334403';
    expect(site.asked()).toEqual([`10: CTLSEP${mac}.tlv`, `10: SEP${mac}.cnf.xml.sgn`]);
    expect(site.said()).toEqual(hasCtl ? [] : ['CTL Installed']);
    expect(site.entries('registration')).toMatchObject([
      { state: 'registered', server: '10.1.0.10', guide: `device/${model}` },
    ]);
    expect(phone.isRegistered).toBe(true);
  });

  it('says what it is to DHCP and to CallManager', () => {
    const phone = site.registeredPhone(model);
    const [discover] = site.entries('message').filter(({ name }) => name.endsWith('Discover'));

    expect(discover?.detail).toContain(`Cisco Systems, Inc. IP Phone CP-${model}G`);
    expect(site.publisher.callManager?.isRegistered(phone.deviceName)).toBe(true);
  });

  it('ends option 60 with a NUL, as wazo-provd saw it on the wire', () => {
    site.registeredPhone(model);
    const vendorClass = `Cisco Systems, Inc. IP Phone CP-${model}G\0`;
    const option = String.fromCharCode(60, vendorClass.length) + vendorClass;

    const asked = site.entries('packet').filter(({ packet }) => packet.destination.port === 67);
    expect(asked).toHaveLength(2);
    for (const { packet } of asked) expect(latin1(packet.payload)).toContain(option);
  });
});

describe('a phone without power', () => {
  it('is dark, and has no keys', () => {
    const phone = site.phone();

    expect(phone.isOn).toBe(false);
    expect(phone.display.screen).toEqual(blank);
    expect(() => phone.press('**#**')).toThrow(UserError);
    expect(() => phone.press('settings')).toThrow('phone-1 has no power');
  });

  it('stays without when it is switched off again', () => {
    const phone = site.phone();
    const before = site.here;
    phone.powerOff();

    expect(site.here).toBe(before);
  });

  it('keeps an alternate TFTP server for when it starts', () => {
    const phone = site.phone();
    phone.setAlternateTftp(subscriberAddress);
    expect(site.entries('power')).toEqual([]);

    phone.powerOn();
    site.until(() => phone.isRegistered);
    expect(site.asked()[0]).toMatch(/^11: CTL/);
  });

  it('gives its address up: another phone may have it when it is switched on again', () => {
    site = new PhoneSite({
      scope: { pool: { first: Ipv4('10.1.1.1'), last: Ipv4('10.1.1.1') }, lease: Seconds(60) },
    });
    const first = site.registeredPhone();
    first.powerOff();
    expect(first.address).toBe(anyAddress);
    site.run(120);
    const second = site.registeredPhone();
    expect(second.address).toBe('10.1.1.1');

    first.powerOn();
    site.run(60);
    expect(first.isRegistered).toBe(false);
    second.powerOff();
    site.run(180);
    expect(first.isRegistered).toBe(true);
  });
});

describe('a phone that is on', () => {
  it('stays on when it is switched on again', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    phone.powerOn();

    expect(site.here).toBe(before);
  });

  it.each(moments)('is dark and silent when its power is cut %s ms after it came', (moment) => {
    const phone = site.phone();
    phone.powerOn();
    site.world.run(Millis(moment));
    const before = site.here;
    phone.powerOff();
    const { cause = 0 } = site.world.trace.find(site.here) as TraceEntry;
    expect(cause).toBeGreaterThanOrEqual(before);
    site.run(3600);

    const own = site.world.trace.entries.filter(
      ({ seq, host }) => seq > before && host === 'phone-1',
    );
    expect(own.filter(({ kind }) => kind === 'packet' || kind === 'message')).toEqual([]);
    expect(site.screens(before)).toEqual(['']);
    expect(phone.display.screen).toEqual(blank);
    expect(phone.isRegistered).toBe(false);
    expect(phone.states).toEqual({
      'phone-startup': 'off',
      'tftp-authorization': expect.any(String),
      'ctl-trust': expect.any(String),
      lsc: 'registration › not registered, operation › none',
      registration: 'idle',
      'settings-menu': 'page › closed, lock › locked',
    });
  });

  it.each(moments)('registers again when its power came back after %s ms', (moment) => {
    const phone = site.phone();
    phone.powerOn();
    site.world.run(Millis(moment));
    phone.powerOff();
    phone.powerOn();
    site.run(60);

    expect(phone.isRegistered).toBe(true);
    expect(phone.display.screen.title).toBe('2001');
    expect(site.publisher.callManager?.registeredPhones).toBe(1);
  });

  it.each(moments)('starts from the beginning when it is reset after %s ms', (moment) => {
    const phone = site.phone();
    phone.powerOn();
    site.world.run(Millis(moment));
    const before = site.here;
    phone.press('**#**');
    expect(phone.display.screen.lines).toEqual(['Configuring VLAN']);
    site.run(60);

    expect(phone.isRegistered).toBe(true);
    expect(site.entries('power', before)).toMatchObject([
      { state: 'restarting', reason: 'reset by keypad' },
    ]);
    expect(site.entries('message', before).find(({ name }) => name === 'Alarm')?.detail).toBe(
      '20: Name=SEP001122334403 Load=7.2(2.0) Last=Phone-Keypad',
    );
    expect(site.sent('TFTP', before)).toEqual(['Read Request', 'Read Request']);
  });

  it('is one phone more for CallManager each time, not two', () => {
    const phone = site.registeredPhone();
    phone.press('**#**');
    site.run(30);
    phone.powerOff();
    phone.powerOn();
    site.run(30);

    expect(site.entries('counter').map(({ value }) => value)).toEqual([1, 0, 1, 0, 1]);
  });

  it('tells its server that it leaves before it starts again', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    phone.press('**#**');

    expect(site.sent('SCCP', before)).toEqual(['Unregister']);
    expect(site.entries('registration', before)).toMatchObject([{ state: 'unregistered' }]);
  });

  it('has forgotten its TFTP servers while it starts again', () => {
    const phone = site.registeredPhone();
    expect(phone.menuFacts().tftpServers).toEqual([publisherAddress, subscriberAddress]);
    phone.press('**#**');

    expect(phone.menuFacts().tftpServers).toEqual([]);
  });

  it('starts again once, whatever is typed after **#**', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    phone.press('**#**#12**');

    expect(site.entries('power', before)).toHaveLength(1);
  });

  it('starts again at once for an alternate TFTP server, and loads from nowhere else', () => {
    const phone = site.registeredPhone();
    const before = site.here;
    phone.setAlternateTftp(subscriberAddress);
    site.run(30);

    expect(phone.isRegistered).toBe(true);
    expect(site.asked(before).map((asked) => asked.slice(0, 3))).toEqual(['11:', '11:']);

    phone.setAlternateTftp(undefined);
    site.run(30);
    expect(site.asked(before).map((asked) => asked.slice(0, 3))).toEqual([
      '11:',
      '11:',
      '10:',
      '10:',
    ]);
  });
});

describe('the address of a phone', () => {
  const startedWith = (scope: ConstructorParameters<typeof PhoneSite>[0]): Phone => {
    site = new PhoneSite(scope);
    const phone = site.phone();
    phone.powerOn();
    site.run(30);
    return phone;
  };

  it('comes with the TFTP servers of option 150, whatever option 66 says', () => {
    const scope = { tftpServers: [subscriberAddress], tftpServerName: publisherAddress };
    startedWith({ scope });

    expect(site.asked()[0]).toMatch(/^11: /);
  });

  it('comes with the address in option 66 where there is no option 150', () => {
    startedWith({ scope: { tftpServers: undefined, tftpServerName: subscriberAddress } });

    expect(site.asked()[0]).toMatch(/^11: /);
  });

  it('comes without a TFTP server when option 66 holds a name, and the phone asks again', () => {
    const phone = startedWith({ scope: { tftpServers: undefined, tftpServerName: 'publisher' } });

    expect(site.asked()).toEqual([]);
    expect(phone.states['phone-startup']).toBe('on › without a server');
  });

  it('is asked for as long as DHCP is silent', () => {
    site.publisher.stop('dhcp');
    const phone = site.phone();
    phone.powerOn();
    site.run(150);
    expect(site.said()).toEqual(['DHCP timeout', 'DHCP timeout']);
    expect(phone.states['phone-startup']).toBe('on › configuring IP');

    site.publisher.start('dhcp');
    site.run(60);
    expect(phone.isRegistered).toBe(true);
  });

  it('is not that of another host: the phone says so and takes the next', () => {
    site.network.addHost('printer', {
      mac: MacAddress('00BADBADBAD0'),
      address: Ipv4('10.1.1.1'),
    });
    const phone = site.phone();
    phone.powerOn();
    site.run(60);

    expect(site.said()[0]).toBe('Duplicate IP');
    expect(phone.address).toBe('10.1.1.2');
    expect(phone.isRegistered).toBe(true);
  });

  it('is kept for as long as DHCP renews it', () => {
    site = new PhoneSite({ scope: { lease: Seconds(600) } });
    const phone = site.registeredPhone();
    const before = site.here;
    site.run(6000);

    expect(phone.isRegistered).toBe(true);
    expect(site.entries('power', before)).toEqual([]);
    expect(site.sent('DHCP', before).length).toBeGreaterThan(10);
  });

  it('is lost with the lease, and the phone starts again', () => {
    site = new PhoneSite({ scope: { lease: Seconds(600) } });
    const phone = site.registeredPhone();
    const before = site.here;
    site.publisher.stop('dhcp');
    site.run(601);
    expect(phone.isRegistered).toBe(false);
    expect(phone.address).toBe(anyAddress);
    expect(site.entries('power', before)).toMatchObject([{ state: 'restarting' }]);

    site.publisher.start('dhcp');
    site.run(120);
    expect(phone.isRegistered).toBe(true);
  });
});
