export { ClusterServer, type ServiceName } from './cluster-server.ts';
export { type CtlPlan, makeCtlFile, type PlannedServer } from './ctl-plan.ts';
export { Identities } from './identities.ts';
