export {
  type CapfAuthenticationMode,
  CapfDatabase,
  type CapfOrder,
  type CapfRecord,
  usualOrder,
} from './capf-database.ts';
export { CapfServer, type CapfServerOptions } from './capf-server.ts';
export { type CheckedServer, capfCertificateOnAllServers } from './certificate-check.ts';
export {
  CertificateFolder,
  capfCertificateFile,
  certificatesPath,
  pemFileOf,
  serverCertificateFile,
} from './certificate-folder.ts';
export { commonName, describeCertificate } from './certificate-names.ts';
export { issueLsc, type LscRequest, makeCapfIdentity } from './identity.ts';
export { type LscFacts, type LscProblem, lscProblem, lscProblemTexts } from './lsc-validation.ts';
export { type OperationFailure, operationStatus } from './operation-status.ts';
export { ServerFolder } from './server-folder.ts';
export { type CapfSettings, usualCapfSettings } from './settings.ts';
export { capfTracePath } from './trace-file.ts';
