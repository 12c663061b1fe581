import { colours } from '../charts/colours.js'

/** The style sheet of every page: fonts that machines have, dark on white, a phone's width and paper. */
export const style = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; color: ${colours.ink}; background: #fff; font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow-wrap: break-word; }
.frame { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem; }
header { border-bottom: 1px solid ${colours.line}; background: ${colours.wash}; }
header .frame { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding-top: .9rem; }
header strong { font-size: 1.05rem; }
header span { color: ${colours.muted}; }
nav { flex-basis: 100%; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: .35rem 0 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .45rem 0; color: ${colours.accent}; text-decoration: none; border-bottom: 3px solid transparent; }
nav a:hover { border-color: ${colours.line}; }
nav a[aria-current] { color: ${colours.ink}; font-weight: 600; border-color: ${colours.accent}; }
a { color: ${colours.accent}; }
a:focus-visible, .scroll:focus-visible { outline: 2px solid ${colours.accent}; outline-offset: 2px; }
h1 { margin: 2.2rem 0 .5rem; font-size: 1rem; line-height: 1.4; font-weight: 600; color: ${colours.muted}; }
.answer { margin: 0 0 2rem; max-width: 48rem; font-size: 1.15rem; line-height: 1.5; text-wrap: pretty; }
.answer strong { display: block; margin: 0 0 .4rem; font-size: 1.6rem; line-height: 1.32; font-weight: 600; }
h2 { margin: 0 0 .7rem; font-size: 1.15rem; line-height: 1.3; }
section { margin: 0 0 2.6rem; }
.words { margin: 0; max-width: 46rem; }
.note { margin: .55rem 0 0; color: ${colours.muted}; font-size: .9rem; max-width: 46rem; }
.figures { display: flex; flex-wrap: wrap; gap: .9rem; margin: 0; }
.figures div { flex: 1 1 9.5rem; min-width: min-content; padding: .85rem 1rem; border: 1px solid ${colours.line}; border-top: 3px solid ${colours.accent}; border-radius: 4px; }
.figures dt { font-size: .9rem; color: ${colours.muted}; }
.figures dd { margin: 0; }
.figures .value { white-space: nowrap; font-size: 1.6rem; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums; }
.figures .note { margin: 0; }
.figures .good { border-top-color: ${colours.good}; } .figures .good .value { color: ${colours.good}; }
.figures .care { border-top-color: ${colours.care}; } .figures .care .value { color: ${colours.care}; }
.figures .bad { border-top-color: ${colours.bad}; } .figures .bad .value { color: ${colours.bad}; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .95rem; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .7rem; border-bottom: 1px solid ${colours.line}; vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
thead th { vertical-align: bottom; font-size: .85rem; line-height: 1.3; font-weight: 600; color: ${colours.muted}; border-bottom: 2px solid ${colours.muted}; }
tbody th { font-weight: 500; min-width: 9.5em; }
td.start { min-width: 5em; }
.scroll th:first-child { position: sticky; left: 0; background: #fff; }
tr.sum > * { font-weight: 700; border-top: 2px solid ${colours.muted}; }
.start { text-align: left; }
.end { text-align: right; white-space: nowrap; }
thead .end { white-space: normal; }
.grid { border-collapse: separate; border-spacing: 3px; }
.grid th, .grid td { padding: .4rem .35rem; border: 0; text-align: center; min-width: 4.2rem; }
.grid th:first-child { padding-left: 0; min-width: 6.5rem; }
.grid thead th { border: 0; font-size: .8rem; }
.grid tbody th { text-align: left; vertical-align: middle; color: ${colours.muted}; font-size: .85rem; font-weight: 600; line-height: 1.3; }
.grid .corner { text-align: left; font-weight: 400; }
.grid td { border-radius: 3px; vertical-align: middle; line-height: 1.3; }
.grid td.framed { outline: 2px solid ${colours.muted}; outline-offset: -2px; }
.grid span { display: block; font-size: .78rem; }
figure { margin: 0; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
svg.narrow { display: none; }
.legend { display: flex; flex-wrap: wrap; gap: 0 1.4rem; margin: 0 0 .5rem; padding: 0; list-style: none; font-size: .9rem; }
.legend i { display: inline-block; width: .8rem; height: .8rem; margin-right: .45rem; border-radius: 2px; }
.others { margin: 0; padding: 0; list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .9rem; }
.others li { padding: .85rem 1rem; border: 1px solid ${colours.line}; border-radius: 4px; }
.others a { font-weight: 600; }
.others p { margin: .3rem 0 0; }
footer { margin-top: 1rem; padding: 1rem 0 2rem; border-top: 1px solid ${colours.line}; color: ${colours.muted}; font-size: .9rem; }
@media (max-width: 40rem) {
  .frame { padding: 0 1rem; }
  h1 { margin-top: 1.4rem; }
  .answer { font-size: 1.05rem; } .answer strong { font-size: 1.3rem; }
  .figures { gap: .6rem; } .figures div { flex-basis: 8rem; padding: .6rem .75rem; }
  .figures .value { font-size: 1.35rem; }
  tbody th { min-width: 6.5em; }
  svg.wide { display: none; } svg.narrow { display: block; }
}
@media print {
  @page { margin: 14mm; }
  body { font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .frame { max-width: none; padding: 0; }
  header { background: none; } nav { display: none; }
  .scroll { overflow: visible; }
  svg.wide { display: block; } svg.narrow { display: none; }
  tr, figure, .figures div, .others li { break-inside: avoid; }
  h2 { break-after: avoid; } thead { display: table-header-group; }
}
`
