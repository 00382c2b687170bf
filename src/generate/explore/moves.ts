import type { ModelName } from '../../devices/phone/index.ts';
import {
  type Deed,
  isDeed,
  loadScenario,
  type Scenario,
  type ScenarioData,
  type StepData,
  writeScenario,
} from '../../scenario/index.ts';

/** `steps`: what the scenario itself does, in any order; `deeds`: what people do at a site; `faults`:
 * what breaks by itself; `repairs`: what puts it right again. */
export type MoveSet = 'steps' | 'deeds' | 'faults' | 'repairs';

export const moveSets: readonly MoveSet[] = ['steps', 'deeds', 'faults', 'repairs'];

/** A move before it is checked. */
interface Proposal {
  readonly set: MoveSet;
  /** How it stands in a scenario file. */
  readonly data: StepData;
}

/** Something that can happen at a site, as a step of the scenario language. */
export interface Move extends Proposal {
  readonly step: Deed;
}

/** Addresses of the phones' own subnet are never these, so nobody has them. */
const nobodys = ['10.9.9.8', '10.9.9.9'] as const;
const newToken = 'new-token';
const ctlFile = 'CTLFile.tlv';

/** What can happen at the site of a scenario, in some of its worlds. */
export class Moves {
  /** What the scenario does, in its order: that costs nothing. */
  readonly own: readonly Move[];
  /** What can happen besides. */
  readonly others: readonly Move[];
  readonly repairs: readonly Move[];

  /** @param sets of the moves that are offered besides the scenario's own */
  constructor(data: ScenarioData, scenario: Scenario, sets: ReadonlySet<MoveSet>) {
    const all = checked(data, [
      ...deedsOf(data, scenario),
      ...deedsAt(scenario),
      ...faultsAt(scenario),
      ...repairsAt(scenario),
    ]);
    this.own = all.filter(({ set }) => set === 'steps');
    this.others = once(all.filter(({ set }) => sets.has(set)));
    this.repairs = all.filter(({ set }) => set === 'repairs');
  }
}

/** The steps as the loader makes them: together, so that one may add a token that another signs with. */
function checked({ title, site }: ScenarioData, proposals: readonly Proposal[]): Move[] {
  const steps = [
    ...proposals.map(({ data }) => data),
    { 'update ctl': { 'add tokens': [newToken] } },
  ];
  const text = writeScenario({ title, ...(site && { site }), steps });
  const scenario = loadScenario(text, 'moves.yaml');
  return proposals.map((proposal, index) => ({ ...proposal, step: scenario.steps[index] as Deed }));
}

const once = (moves: readonly Move[]): Move[] => [
  ...new Map(moves.map((move) => [move.step.text, move])).values(),
];

/** What the scenario itself does, whenever it does it. */
const deedsOf = ({ steps }: ScenarioData, scenario: Scenario): Proposal[] =>
  steps.flatMap(({ at: _at, after: _after, ...data }, index) => {
    const step = scenario.steps[index];
    return step && isDeed(step) ? [{ set: 'steps', data }] : [];
  });

const phonesOf = ({ site }: Scenario): string[] => Object.keys(site.phones);
const serversOf = ({ site }: Scenario): string[] => Object.keys(site.servers);
const tftpServersOf = (scenario: Scenario): string[] =>
  serversOf(scenario).filter((name) => scenario.site.servers[name]?.services.includes('tftp'));

function deedsAt(scenario: Scenario): Proposal[] {
  const signers = [...scenario.site.ctl.tokens, newToken];
  const isMixed = scenario.site.cluster['security mode'] === 'mixed';
  const deeds: StepData[] = [
    ...phonesOf(scenario).flatMap((phone) => [
      { 'power on': phone },
      { 'power off': phone },
      { reset: phone },
    ]),
    { 'change dhcp': { tftp: nobodys[1] } },
    { 'change dhcp': { tftp: [...nobodys] } },
    ...tftpServersOf(scenario).map((server) => ({ 'change dhcp': { tftp: server } })),
    ...(isMixed
      ? [
          { 'update ctl': { 'add tokens': [newToken] } },
          ...signers.map((token) => ({ 'update ctl': { 'sign with': token } })),
          { 'update ctl': { 'add tokens': [newToken], 'sign with': newToken } },
        ]
      : []),
  ];
  return deeds.map((data) => ({ set: 'deeds', data }));
}

function faultsAt(scenario: Scenario): Proposal[] {
  const { site } = scenario;
  const phones = phonesOf(scenario);
  const faults: StepData[] = [
    ...[...phones, ...serversOf(scenario)].map((host) => ({ 'cut link': host })),
    ...serversOf(scenario).flatMap((server) => [
      { 'power off': server },
      ...(site.servers[server]?.services ?? []).map((service) => ({
        'stop service': { service, on: server, how: 'crashed' },
      })),
    ]),
    ...tftpServersOf(scenario).flatMap((server) => [
      { delete: { file: ctlFile, on: server } },
      { 'tamper with': { file: ctlFile, on: server, how: 'flip a byte' } },
      ...phones.map((phone) => ({
        'tamper with': { file: `SEP{${phone}}.cnf.xml.sgn`, on: server, how: 'wrong signature' },
      })),
    ]),
    ...phones.flatMap((phone) =>
      serversOf(scenario).flatMap((server) => losses(phone, server, scenario)),
    ),
  ];
  return faults.map((data) => ({ set: 'faults', data }));
}

const protocols = { dhcp: 'DHCP', tftp: 'TFTP', callmanager: 'SCCP', capf: 'CAPF' } as const;

const losses = (phone: string, server: string, { site, steps }: Scenario): StepData[] =>
  (site.servers[server]?.services ?? []).flatMap((service) => {
    // Without an order nobody turns to CAPF.
    const hasOrder = site.phones[phone]?.capf ?? steps.some(({ action }) => action === 'capf');
    if (service === 'capf' && !hasOrder) return [];
    const protocol = protocols[service];
    return [
      { lose: { from: phone, to: server, protocol } },
      { lose: { from: server, to: phone, protocol } },
    ];
  });

/** Keys that erase the CTL file of each model. (Guide, Table 9-4) */
const eraseKeys: Readonly<Record<ModelName, readonly string[]>> = {
  7970: ['settings', '5', '5', '**#', 'Erase'],
  7960: ['settings', '6', '4', '**#', 'Erase'],
  7940: ['settings', '6', '4', '**#', 'Erase'],
};

function repairsAt(scenario: Scenario): Proposal[] {
  const { phones, servers, ctl, cluster } = scenario.site;
  const names = Object.keys(servers);
  const repairs: StepData[] = [
    ...[...Object.keys(phones), ...names].map((host) => ({ 'heal link': host })),
    ...names.flatMap((server) => [
      { 'power on': server },
      ...(servers[server]?.services ?? []).map((service) => ({
        'start service': { service, on: server },
      })),
    ]),
    ...tftpServersOf(scenario).map((server) => ({ restore: { file: ctlFile, on: server } })),
    ...tftpServersOf(scenario).flatMap((server) =>
      Object.keys(phones).map((phone) => ({
        restore: { file: `SEP{${phone}}.cnf.xml.sgn`, on: server },
      })),
    ),
    { 'change dhcp': { tftp: tftpServersOf(scenario)[0] ?? 'publisher' } },
    ...(cluster['security mode'] === 'mixed'
      ? [{ 'update ctl': { 'sign with': ctl['sign with'] } }]
      : []),
    ...Object.entries(phones)
      .filter(([, phone]) => phone['security mode'] !== 'nonsecure')
      .map(([phone]) => ({ capf: { on: phone, operation: 'install', mode: 'null string' } })),
    ...Object.entries(phones).map(([phone, { model }]) => ({
      press: { on: phone, keys: eraseKeys[model] },
    })),
    ...Object.keys(phones).flatMap((phone) => [{ 'power on': phone }, { reset: phone }]),
  ];
  return repairs.map((data) => ({ set: 'repairs', data }));
}
