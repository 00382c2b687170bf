/** Where a TFTP server takes its files from. */
export interface FileSource {
  /** @param name relative to the root, with forward slashes, in any case
   * @returns the contents, not to be changed; undefined when there is no such file */
  read(name: string): Uint8Array | undefined;
  /** The entries of the trace because of which `read` gives what it gives: who stored the file, or
   * deleted it. Nothing when it is left out. */
  facts?(name: string): readonly number[];
}
