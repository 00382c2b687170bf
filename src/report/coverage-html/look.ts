/** The look of the page, light or dark as the reader has it. */
export const css = `
:root { color-scheme: light dark; --text: #1c2733; --ground: #ffffff; --line: #c7d3df; --good: #1d6b3a; --bad: #a3260f; --link: #1f5a99; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6edf4; --ground: #10161d; --line: #35465a; --good: #7ccf97; --bad: #ff9e87; --link: #8fbdf0; }
}
body { max-width: 72rem; margin: 0 auto; padding: 1.5rem; font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--ground); }
h1, h2, h3 { line-height: 1.2; margin: 2rem 0 0.5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td.count { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.count span { display: inline-block; min-width: 5rem; }
.whole { color: var(--good); }
.missing { color: var(--bad); }
a { color: var(--link); }
summary { cursor: pointer; padding: 0.4rem 0; }
code { font-size: 0.85em; }
.picture { overflow: auto; border: 1px solid var(--line); border-radius: 6px; }
`;
