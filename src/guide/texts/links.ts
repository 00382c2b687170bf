import type { RowId } from '../rows.ts';
import { ctlClientLinks } from './links/ctl-client.ts';
import type { Links, LinkTable } from './links/links.ts';
import { phoneLinks } from './links/phones.ts';
import { serverLinks } from './links/servers.ts';

const links: LinkTable = { ...phoneLinks, ...ctlClientLinks, ...serverLinks };

const none: Links = { logs: [], related: [] };

/** Which logs to read for a row, and which rows to read next to it: the same in every language. */
export const linksOf = (id: RowId): Links => links[id] ?? none;
