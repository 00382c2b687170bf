import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RowId } from '../../src/guide/index.ts';
import { itWith } from '../support/program.ts';
import { framesOf, protocolBelonging } from './frames.ts';
import { type Observation, observe } from './observe.ts';

const root = 'scenarios';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => join(root, path))
  .sort();

const observations = new Map<string, Observation>();

/** What became of the scenario; it is run once for all tests. */
function observationOf(file: string): Observation {
  const known = observations.get(file) ?? observe(file);
  observations.set(file, known);
  return known;
}

const itWithTshark = itWith('tshark', ['--version'], /tshark/i);

describe.each(files)('%s', (file) => {
  test('holds', () => {
    const { held, failure } = observationOf(file).result;

    expect(failure && `line ${failure.step.line}, ${failure.step.text}: ${failure.problem}`).toBe(
      undefined,
    );
    expect(held).toBe(true);
  });

  test('shows and expects every row of the guide that it names', () => {
    const { scenario, reproduced } = observationOf(file).result;

    expect(scenario.guide.filter((row) => !reproduced.has(row))).toEqual([]);
  });

  test('says what it is about, and more while it runs', () => {
    const { scenario } = observationOf(file).result;

    expect(scenario.about).toMatch(/\.$/);
    expect(scenario.steps.filter(({ action }) => action === 'say').length).toBeGreaterThan(0);
  });

  test('leaves the same trace and the same capture when it runs again', () => {
    const { traceHash, capture } = observationOf(file);
    const again = observe(file);

    expect(again.traceHash).toBe(traceHash);
    expect(Buffer.compare(again.capture, capture)).toBe(0);
  });

  itWithTshark('sends frames that tshark reads, each as what it is', async () => {
    const { capture, protocols } = observationOf(file);
    const frames = await framesOf(capture);
    const carrying = frames.filter(({ isRetransmission }) => !isRetransmission);

    expect(frames.filter(({ isMalformed }) => isMalformed)).toEqual([]);
    expect(
      carrying.filter((frame) => {
        const protocol = protocolBelonging(frame);
        return protocol !== undefined && !frame.protocols.includes(protocol);
      }),
    ).toEqual([]);
    expect(new Set(carrying.flatMap((frame) => frame.protocols.filter(isDissector)))).toEqual(
      new Set([...protocols].map((protocol) => dissectors[protocol])),
    );
  });
});

/** What tshark calls a protocol. */
const dissectors: Readonly<Record<string, string>> = {
  DHCP: 'dhcp',
  TFTP: 'tftp',
  SCCP: 'skinny',
  TLS: 'tls',
  // Nobody has written a dissector for what is inside.
  CAPF: 'tls',
};

const isDissector = (name: string): boolean => Object.values(dissectors).includes(name);

/** The guide, so far as phones, TFTP, registration and CAPF are concerned. */
const reached: readonly RowId[] = [
  'alarm/callmanager/authenticated-device-without-tls',
  'alarm/callmanager/incompatible-tls',
  'alarm/callmanager/name-mismatch',
  'alarm/callmanager/unauthenticated-phone-with-tls',
  'alarm/phone/file-auth-failed',
  'alarm/phone/tftp-not-authorized',
  'alarm/phone/tftp-not-authorized-twice',
  'capf/authentication-string-contains-one-or-more-invalid-characters-valid',
  'capf/capf-authentication-string-length-should-be-between-4-and',
  'capf/certificate-on-all-servers',
  'capf/device-mode-not-nonsecure',
  'capf/invalid-date-please-adjust-your-entry-to-continue',
  'capf/invalid-date-please-enter-a-value-equal-to-or',
  'capf/invalid-month-please-adjust-your-entry-to-continue',
  'capf/invalid-time-please-adjust-your-entry-to-continue',
  'capf/invalid-time-please-enter-a-value-equal-to-or',
  'capf/invalid-year-please-enter-a-value-equal-to-or',
  'capf/lockout',
  'capf/new-certificate',
  'capf/operation-completes-by-contains-one-or-more-invalid-characters',
  'capf/phone-not-registered',
  'capf/uninstall-utility',
  'capf/wrong-string',
  'certificate/lsc-shown',
  'certificate/mic-shown',
  'counter/authenticated-registered-phones',
  'ctl-file/compare-md5',
  'ctl-file/delete-on-7960-7940',
  'ctl-file/delete-on-7970-security',
  'ctl-file/delete-on-7970-settings',
  'ctl-file/delete-on-servers',
  'ctl-file/phone-cannot-authenticate-ctl-file',
  'ctl-file/phone-cannot-authenticate-ctl-file/new-token',
  'ctl-file/phone-cannot-authenticate-other-files',
  'ctl-file/phone-does-not-register',
  'ctl-file/phone-does-not-register/auto-registration',
  'ctl-file/phone-does-not-request-signed-files',
  'ctl-file/tftp-authorization-failure',
  'ctl-file/tftp-authorization-failure/new-record',
  'ctl-file/wrong-capf-server-tls-error',
  'device/7940',
  'device/7960',
  'device/7970',
  'log/callmanager',
  'log/sdl',
  'log/tftp',
  'lsc-validation/capf-certificate-not-in-directory',
  'lsc-validation/capf-certificate-not-on-all-servers',
  'lsc-validation/expired',
  'lsc-validation/not-issued-by-capf',
  'lsc-validation/phone-not-registered',
];

describe('the shipped scenarios together', () => {
  test.each(reached)('name %s', (row) => {
    expect(files.flatMap((file) => observationOf(file).result.scenario.guide)).toContain(row);
  });

  test('can be told apart by name and by title', () => {
    const titles = files.map((file) => observationOf(file).result.scenario.title);

    expect(new Set(files.map((file) => basename(file))).size).toBe(files.length);
    expect(new Set(titles).size).toBe(files.length);
  });

  test('have the one that everybody asks for first', () => {
    expect(files.map((file) => basename(file))).toContain('tftp-not-authorized.yaml');
  });
});
