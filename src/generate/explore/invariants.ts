import { sameBytes } from '../../basics/index.ts';
import { attemptsBeforeLockout, lockoutTime } from '../../machines/index.ts';
import {
  callManagerRecordsOf,
  checkSignature,
  sastRecords,
  type TrustList,
} from '../../protocols/ctl/index.ts';
import type { Site, StepData } from '../../scenario/index.ts';
import type { EntryOf, HostName, TraceEntry } from '../../simulation/index.ts';

/** Something that must hold at every site, whatever happens there. */
export interface Invariant {
  readonly name: string;
  /** Where that is said. */
  readonly source: string;
  /** Looks on from the start, and says when it is broken. */
  watch(site: Site, broken: (breach: Breach) => void): Guard;
}

export interface Breach {
  readonly host: HostName;
  /** What is wrong, in words. */
  readonly problem: string;
  /** What a scenario expects that is to fail as long as this is wrong. */
  readonly expectation: StepData;
}

/** Looks at each entry of the trace, or at the site whenever time stands still, or at both. */
export interface Guard {
  note?(entry: TraceEntry): void;
  look?(): void;
}

const ctlIsVouchedFor: Invariant = {
  name: 'a phone with a CTL file takes only one that a token of it signed',
  source: 'Guide, Table 9-3, "Phone cannot authenticate CTL file"',
  watch(site, broken) {
    const held = new Map<HostName, TrustList | undefined>(
      [...site.phones].map(([name, { flash }]) => [name, flash.ctl?.list]),
    );
    return {
      note({ kind, host }) {
        const phone = kind === 'store' ? site.phones.get(host) : undefined;
        if (!phone) return;
        const before = held.get(host);
        const list = phone.flash.ctl?.list;
        if (list === before) return;
        held.set(host, list);
        if (!list || checkSignature(list, sastRecords(before ?? list)) === 'good') return;
        broken({
          host,
          problem: before
            ? 'it has a CTL file that no token of the one before signed'
            : 'it has a CTL file that no token in it signed',
          expectation: { 'expect no': { on: host, 'file stored': 'CTL file' } },
        });
      },
    };
  },
};

const lockHolds: Invariant = {
  name: 'a locked CAPF accepts no authentication string',
  source: 'Guide, "Troubleshooting the Authentication String on the Phone"',
  watch(site, broken) {
    const attempts = new Map<HostName, Attempts>();
    return {
      note(entry) {
        if (entry.kind !== 'message' || entry.protocol !== 'CAPF') return;
        if (site.phones.has(entry.host)) {
          if (entry.name === 'AUTH_RESPONSE')
            attemptsOf(attempts, entry.host).entered(stringIn(entry));
          return;
        }
        const phone = phoneAt(site, entry.to.address);
        if (phone === undefined) return;
        const record = site.database.capf.record(site.phone(phone).deviceName);
        if (record?.authenticationMode !== 'authentication string') return;
        const own = attemptsOf(attempts, phone);
        if (own.isAcceptedInVain(entry, record.authenticationString))
          broken({
            host: entry.host,
            problem: `CAPF goes on with ${phone}, which is locked`,
            expectation: { 'expect no': { on: entry.host, message: `CAPF ${entry.name}` } },
          });
      },
    };
  },
};

/** What one phone has tried, counted by what it sent. */
class Attempts {
  #wrong = 0;
  #lockedUntil = 0;
  /** What waits for an answer. */
  #entered = '';

  entered(string: string): void {
    this.#entered = string;
  }

  /** @returns whether CAPF goes on although the device is locked */
  isAcceptedInVain({ name, at }: EntryOf<'message'>, right: string): boolean {
    const entered = this.#entered;
    if (entered === '' || name === 'AUTH_REQUEST') return false;
    this.#entered = '';
    if (at < this.#lockedUntil) return name !== 'END_SESSION';
    this.#wrong = entered === right ? 0 : this.#wrong + 1;
    if (this.#wrong < attemptsBeforeLockout) return false;
    this.#wrong = 0;
    this.#lockedUntil = at + lockoutTime;
    return false;
  }
}

const noMic: Invariant = {
  name: 'a 7960 or 7940 never has a MIC',
  source: 'Guide, "Verifying the Manufacture-Installed Certificate"',
  watch(site, broken) {
    return {
      look() {
        for (const [host, { model, credentials }] of site.phones)
          if (model.name !== '7970' && credentials.get('MIC'))
            broken({
              host,
              problem: `it is a ${model.name} and has a MIC`,
              expectation: {
                'expect no': { on: host, message: { protocol: 'TLS', name: 'Certificate' } },
              },
            });
      },
    };
  },
};

const serverIsTrusted: Invariant = {
  name: 'no phone registers over TLS with a server whose certificate its CTL file does not hold',
  source: 'Guide, Table 9-3, "Phone does not register with Cisco CallManager"',
  watch(site, broken) {
    return {
      look() {
        for (const [host, phone] of site.phones) {
          const connection = phone.registeredOver;
          const shown = connection?.serverCertificate;
          if (!connection || !shown) continue;
          const list = phone.flash.ctl?.list;
          const { address } = connection.route.to;
          const records = list ? callManagerRecordsOf(list, address, address) : [];
          if (records.some(({ certificate }) => certificate && sameBytes(certificate, shown)))
            continue;
          broken({
            host,
            problem: `it is registered over TLS with ${address}, which its CTL file does not vouch for`,
            expectation: { 'expect no': { on: host, message: 'SCCP Register' } },
          });
        }
      },
    };
  },
};

/** All that explorations look after. */
export const invariants: readonly Invariant[] = [
  ctlIsVouchedFor,
  lockHolds,
  noMic,
  serverIsTrusted,
];

function attemptsOf(all: Map<HostName, Attempts>, phone: HostName): Attempts {
  const own = all.get(phone) ?? new Attempts();
  all.set(phone, own);
  return own;
}

const phoneAt = (site: Site, address: string): HostName | undefined =>
  [...site.phones].find(([, phone]) => phone.address === address)?.[0];

/** What the phone sent as its authentication string; empty when it sent none. */
const stringIn = ({ detail }: EntryOf<'message'>): string =>
  /\bPASSWORD (\d+)/.exec(detail)?.[1] ?? '';
