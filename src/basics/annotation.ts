/** One line of an annotated dump: a named piece of a file or a packet, and what it is made of. */
export interface Annotation {
  /** From the first byte of the file or packet. */
  readonly offset: number;
  /** In bytes. */
  readonly length: number;
  readonly name: string;
  readonly value?: string;
  readonly children?: readonly Annotation[];
}
