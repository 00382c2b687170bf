import { type CallManagerMember, callManagerFields } from './call-managers.ts';
import { type Field, type Fields, fieldsOf } from './fields.ts';
import { readFile, writeFile } from './file.ts';
import { xmlDraft } from './xml.ts';

/** `XMLDefault.cnf.xml`: what CallManager tells a phone that it does not know. */
export interface DefaultConfiguration {
  /** In the order in which the phone turns to them. */
  readonly callManagers: readonly CallManagerMember[];
  readonly loads: readonly ModelLoad[];
}

/** The load of all phones of a model. */
export interface ModelLoad {
  /** The device type of SCCP: 7 for the 7960, 8 for the 7940, 30006 for the 7970. */
  readonly id: number;
  /** `IP Phone 7960` and the like. */
  readonly model: string;
  readonly load: string;
}

/** `<loadInformation7 model="IP Phone 7960">P00308000500</loadInformation7>` */
const loads: Field<DefaultConfiguration> = {
  read(element, configuration) {
    configuration.loads = element.children.flatMap(({ name, attributes, text }) => {
      const [, id] = /^loadInformation(\d{1,9})$/.exec(name) ?? [];
      return id ? [{ id: Number(id), model: attributes.get('model') ?? '', load: text }] : [];
    });
  },
  write(element, configuration) {
    for (const { id, model, load } of configuration.loads) {
      const child = xmlDraft(`loadInformation${id}`);
      child.attributes.set('model', model);
      child.text = load;
      element.children.push(child);
    }
  },
};

const { list } = fieldsOf<DefaultConfiguration>();

const defaultFields: Fields<DefaultConfiguration> = [
  list('callManagerGroup/members/member', 'callManagers', callManagerFields),
  loads,
];

const rootName = 'Default';

/** Reads a file; elements that are not named here are passed over. @throws FormatError */
export const readDefaultConfiguration = (bytes: Uint8Array): DefaultConfiguration =>
  readFile(bytes, rootName, defaultFields);

export const writeDefaultConfiguration = (configuration: DefaultConfiguration): Uint8Array =>
  writeFile(configuration, rootName, defaultFields);
