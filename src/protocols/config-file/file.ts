/** A whole file: its root element, and the table of what stands in it. */
import { FormatError } from '../../basics/index.ts';
import { byPriority, type CallManagerMember } from './call-managers.ts';
import { type Fields, readFields, writeFields } from './fields.ts';
import { configFormat, readXml, writeXml, xmlDraft } from './xml.ts';

/** What every configuration file holds. */
interface Configuration {
  readonly callManagers: readonly CallManagerMember[];
}

/** Elements that the table does not have are passed over. @throws FormatError */
export function readFile<Target extends Configuration>(
  bytes: Uint8Array,
  rootName: string,
  fields: Fields<Target>,
): Target {
  const root = readXml(bytes);
  if (root.name !== rootName)
    throw new FormatError(configFormat, root.offset, `this is «${root.name}», not «${rootName}»`);
  const configuration = readFields(root, fields);
  return { ...configuration, callManagers: byPriority(configuration.callManagers) };
}

export function writeFile<Target extends Configuration>(
  configuration: Target,
  rootName: string,
  fields: Fields<Target>,
): Uint8Array {
  const root = xmlDraft(rootName);
  writeFields(root, fields, configuration);
  return writeXml(root);
}
