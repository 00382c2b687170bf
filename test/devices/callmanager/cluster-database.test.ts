import { describe, expect, it } from 'vitest';
import { DeviceName, MacAddress } from '../../../src/basics/index.ts';
import { ClusterDatabase, type DeviceRecord } from '../../../src/devices/callmanager/index.ts';

const device: DeviceRecord = {
  name: DeviceName(MacAddress('001122334455')),
  model: '7970',
  description: '',
  lines: ['2001'],
  deviceSecurityMode: 'encrypted',
};

describe('a device in the database', () => {
  it('has the mode that it is set to in mixed mode, and is nonsecure in a nonsecure cluster', () => {
    const database = new ClusterDatabase({ clusterSecurityMode: 1, devices: [device] });
    expect(database.securityModeOf(device)).toBe('encrypted');
    database.clusterSecurityMode = 0;
    expect(database.securityModeOf(device)).toBe('nonsecure');
  });

  it.each([
    ['7970', true],
    ['7960', false],
    ['7940', false],
  ] as const)('has CAPF settings from the start: a %s, with a MIC: %s', (model, hasMic) => {
    const database = new ClusterDatabase({ devices: [{ ...device, model }] });
    expect(database.capf.record(device.name)).toMatchObject({
      operation: 'none',
      status: 'None',
      hasMic,
    });
  });

  it('keeps its CAPF settings when it is changed, and loses them when it is deleted', () => {
    const database = new ClusterDatabase({ devices: [device] });
    database.capf.order(device.name, { operation: 'install' });
    database.setDevice({ ...device, deviceSecurityMode: 'nonsecure' });
    expect(database.capf.record(device.name)?.operation).toBe('install');
    database.deleteDevice(device.name);
    expect(database.capf.record(device.name)).toBeUndefined();
  });

  it('has CAPF settings too when it registered itself', () => {
    const database = new ClusterDatabase({ autoRegistration: { enabled: true } });
    database.autoRegister(device.name, '7960');
    expect(database.capf.record(device.name)?.hasMic).toBe(false);
  });
});
