import { type DeviceName, hex } from '../basics/index.ts';
import type { ClusterDatabase } from '../devices/callmanager/index.ts';
import type { Identities } from '../devices/cluster/index.ts';
import type { Identity } from '../pki/index.ts';
import type { Phone as PhonePlan } from './language/index.ts';

type LscPlan = Exclude<PhonePlan['lsc'], 'none'>;

const dayInMillis = 24 * 60 * 60 * 1000;
/** How long ago CAPF issued an LSC that a phone has at the start; chosen here. */
const ageInDays = 30;
const validityDays = 1825;
/** No phone of a site has this name unless the scenario gives it. */
const otherDevice = 'SEP000DBCFFFFFF';

export interface LscSources {
  readonly identities: Identities;
  readonly database: ClusterDatabase;
  /** When the scenario starts. */
  readonly start: Date;
}

/** The LSC that a phone has from its life before the scenario. */
export function earlierLsc(
  plan: LscPlan,
  deviceName: DeviceName,
  { identities, database, start }: LscSources,
): Identity {
  const age = plan === 'expired' ? validityDays + ageInDays : ageInDays;
  const lsc = identities.lsc({
    deviceName: plan === 'of another phone' ? otherDevice : deviceName,
    issuedBy: plan === 'from another cluster' ? plan : 'publisher',
    date: new Date(start.getTime() - age * dayInMillis),
    validityDays,
  });
  const record = database.capf.record(deviceName);
  if (record && (plan === 'installed' || plan === 'expired'))
    database.capf.setRecord({ ...record, lscSerial: hex(lsc.certificate.serial) });
  return lsc;
}
