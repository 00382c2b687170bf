export { escapeMarkdown, escapeMermaid } from './escape.ts';
export { MarkdownReport } from './report.ts';
export { mostRows, type SequenceDiagram, sequenceDiagram } from './sequence.ts';
