export { CallManagerFiles } from './call-manager-files.ts';
export type { FileSource } from './file-source.ts';
export { FolderFiles } from './folder-files.ts';
export { ServerFiles } from './server-files.ts';
export { TftpServer, type TftpServerOptions } from './tftp-server.ts';
