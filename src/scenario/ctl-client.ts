import { type Ipv4, UserError } from '../basics/index.ts';
import type { ClusterDatabase } from '../devices/callmanager/index.ts';
import {
  type ClusterServer,
  type CtlPlan,
  distributeCapfCertificate,
  type Identities,
  makeCtlFile,
  type PlannedServer,
} from '../devices/cluster/index.ts';
import { CtlLimitError } from '../protocols/ctl/index.ts';
import type { HostName } from '../simulation/index.ts';
import type { Scenario, Server as ServerPlan, Step } from './language/index.ts';

/** What the CTL client needs to know of the cluster. */
export interface CtlCluster {
  readonly database: ClusterDatabase;
  readonly identities: Identities;
  readonly servers: ReadonlyMap<HostName, ClusterServer>;
  addressOf(nameOrAddress: string): Ipv4;
}

type SitePlan = Scenario['site'];

/** What the step `update ctl` changes. */
export type CtlChange = Omit<(Step & { readonly action: 'update ctl' })['value'], 'on'>;

/** The CTL client: what it would show now, and what it does with it. */
export class CtlClient {
  readonly #cluster: CtlCluster;
  /** What goes into the next CTL file. */
  plan: CtlPlan;

  constructor(cluster: CtlCluster, { ctl, servers }: SitePlan) {
    this.#cluster = cluster;
    this.plan = {
      tokens: ctl.tokens,
      signWith: ctl['sign with'],
      servers: [...ctl.records, ...ctl['alternate tftp']].map((name) => ({
        name,
        address: cluster.addressOf(name),
        role: servers[name]?.services.includes('callmanager') ? 'CCM+TFTP' : 'TFTP',
        certificateOf: certificateOf(name, ctl.certificates, servers),
      })),
    };
  }

  /** Changes the plan; what the change does not name stays. */
  change(change: CtlChange): void {
    const { plan } = this;
    const removed = new Set(change['remove tftp']?.map((name) => this.#cluster.addressOf(name)));
    const added = (change['add tftp'] ?? []).map((name) => this.#plannedServer(name));
    const listed = change.records?.map((name) => this.#plannedServer(name)) ?? plan.servers;
    this.plan = {
      tokens: [
        ...plan.tokens.filter((token) => !change['remove tokens']?.includes(token)),
        ...(change['add tokens'] ?? []),
      ],
      signWith: change['sign with'] ?? plan.signWith,
      servers: [...listed.filter(({ address }) => !removed.has(address)), ...added].map(
        (server) => {
          const owner = change.certificates?.[server.name];
          if (owner === undefined) return server;
          return { ...server, certificateOf: owner === 'none' ? undefined : owner };
        },
      ),
    };
  }

  /** Makes the CTL file, and copies the certificate of CAPF to all servers.
   * @throws UserError when it is larger than the CTL client allows */
  makeFile(date: Date): Uint8Array {
    try {
      return makeCtlFile(
        { ...this.plan, capf: this.#copiedCapf() },
        this.#cluster.identities,
        date,
      );
    } catch (error) {
      if (error instanceof CtlLimitError)
        throw new UserError(error.message, 'Give it fewer tokens or servers.');
      throw error;
    }
  }

  #copiedCapf(): CtlPlan['capf'] {
    const { servers, database } = this.#cluster;
    const { capfServer } = database;
    const home = capfServer && servers.get(capfServer.name);
    if (!home) return undefined;
    const folders = [...servers.values()].map(({ certificates }) => certificates);
    const certificate = distributeCapfCertificate(home.certificates, folders);
    return certificate && { ...capfServer, certificate };
  }

  /** A server as a record of the CTL file names it, with its own certificate if it has one. */
  #plannedServer(nameOrAddress: string): PlannedServer {
    const server = this.#cluster.servers.get(nameOrAddress);
    return {
      name: nameOrAddress,
      address: this.#cluster.addressOf(nameOrAddress),
      role: server?.callManager ? 'CCM+TFTP' : 'TFTP',
      certificateOf: server && nameOrAddress,
    };
  }
}

/** A server of the site has a certificate of its own; a bare address has none. */
function certificateOf(
  name: string,
  wrong: Readonly<Record<string, string>>,
  servers: Readonly<Record<HostName, ServerPlan>>,
): string | undefined {
  const owner = wrong[name] ?? (name in servers ? name : undefined);
  return owner === 'none' ? undefined : owner;
}
