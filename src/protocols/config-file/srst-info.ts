import { Endpoint } from '../../basics/index.ts';
import { defaultPhonePort } from './call-managers.ts';
import { type Field, type Fields, fieldsOf, readLeaf, writeText } from './fields.ts';
import { base64, flag, ipv4, port, text } from './kinds.ts';

/** Where the phone registers when it reaches no CallManager. */
export interface SrstReference {
  readonly name: string;
  /** `Disable`, or `Enable`. */
  readonly option: string;
  readonly userModifiable: boolean;
  /** The first three are written; the file has no room for more. */
  readonly routers: readonly Endpoint[];
  readonly isSecure: boolean;
  /** The certificate of the SRST-enabled gateway, DER. */
  readonly certificate?: Uint8Array;
}

const places = [1, 2, 3];

/** `ipAddr1` and `port1` up to `ipAddr3` and `port3`; all are written, empty where there is no router. */
const routers: Field<SrstReference> = {
  read(element, srst) {
    srst.routers = places.flatMap((place) => {
      const address = readLeaf(element, `ipAddr${place}`, ipv4);
      if (!address) return [];
      return [Endpoint(address, readLeaf(element, `port${place}`, port) ?? defaultPhonePort)];
    });
  },
  write(element, srst) {
    places.forEach((place, index) => {
      const router = srst.routers[index];
      writeText(element, `ipAddr${place}`, router?.address ?? '');
      writeText(element, `port${place}`, String(router?.port ?? defaultPhonePort));
    });
  },
};

const { leaf } = fieldsOf<SrstReference>();

export const srstFields: Fields<SrstReference> = [
  leaf('name', 'name', text, 'Disable'),
  leaf('srstOption', 'option', text, 'Disable'),
  leaf('userModifiable', 'userModifiable', flag, false),
  routers,
  leaf('isSecure', 'isSecure', flag, false),
  // Cisco documents that the file holds the certificate, not in which element. Chosen here.
  leaf('certificate', 'certificate', base64),
];
