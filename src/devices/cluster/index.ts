export { distributeCapfCertificate } from './capf-certificate.ts';
export {
  ClusterServer,
  type ClusterServerOptions,
  type ServiceName,
} from './cluster-server.ts';
export { type CtlPlan, makeCtlFile, type PlannedCapf, type PlannedServer } from './ctl-plan.ts';
export { type EarlierLsc, Identities } from './identities.ts';
