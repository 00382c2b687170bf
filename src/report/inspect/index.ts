export { fileSections } from './file.ts';
export { inspect, inspectDevice } from './inspect.ts';
export type { Fact, Inspection, Section } from './inspection.ts';
export { hexDump, type InspectionLine, inspectionLines } from './lines.ts';
