/** Guide, Table 9-2, "Total number of CTL Records has exceeded the Maximum": the limit equals 100. */
export const maximumRecords = 100;

/** Guide, Table 9-2, "Unable to create CTL Entry": the maximum file size equals 75K. */
export const maximumFileSize = 75 * 1024;

export type CtlLimit = 'records' | 'size';

/** The limits that a file of `records` records and `size` bytes exceeds. */
export function exceededLimits(records: number, size: number): CtlLimit[] {
  const limits: CtlLimit[] = [];
  if (records > maximumRecords) limits.push('records');
  if (size > maximumFileSize) limits.push('size');
  return limits;
}

/** A CTL file was to be written that is larger than the CTL client allows. */
export class CtlLimitError extends Error {
  override readonly name = 'CtlLimitError';
  readonly limit: CtlLimit;

  constructor(limit: CtlLimit, actual: number) {
    super(
      limit === 'records'
        ? `a CTL file holds at most ${maximumRecords} records, not ${actual}`
        : `a CTL file holds at most ${maximumFileSize} bytes, not ${actual}`,
    );
    this.limit = limit;
  }
}
