/**
 * Option 60 of a phone: `model` is `7940`, `7960` or `7970`. The text of 7940 and 7960 and the NUL
 * behind it are those which wazo-provd-plugins recognises phones by; that of the 7970 is not
 * documented: chosen here, like the others.
 */
export const vendorClass = (model: string): string => `Cisco Systems, Inc. IP Phone CP-${model}G\0`;
