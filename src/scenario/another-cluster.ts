import { Ipv4 } from '../basics/index.ts';
import { type CtlPlan, Identities, makeCtlFile } from '../devices/cluster/index.ts';
import { readTrustList, type TrustList } from '../protocols/ctl/index.ts';
import type { Random } from '../simulation/index.ts';

/** No server of a site has this address unless somebody gives it to one. */
const plan: CtlPlan = {
  tokens: ['token-a', 'token-b'],
  signWith: 'token-a',
  servers: [
    {
      name: 'elsewhere',
      address: Ipv4('10.77.0.10'),
      role: 'CCM+TFTP',
      certificateOf: 'elsewhere',
    },
  ],
};

/** The CTL file of a cluster that a phone was part of before: its tokens and servers are others. */
export function ctlOfAnotherCluster(random: Random, date: Date): TrustList {
  const elsewhere: Random = { stream: (name) => random.stream(`another cluster ${name}`) };
  return readTrustList(makeCtlFile(plan, new Identities(elsewhere, date), date));
}
