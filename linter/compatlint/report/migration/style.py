"""How the page of a migration looks: light and dark, on a telephone, on paper."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --back: #fff; --text: #1c2024; --soft: #5a5e66; --line: #d9dce1; --card: #f6f7f9;
  --done: #17713f; --left: #9a4a08; --plus: #e2f6ea; --minus: #fde8e8; --mark: #ffe9a8; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --back: #14171b; --text: #e6e8eb; --soft: #a3a9b1; --line: #32373e;
  --card: #1c2025; --done: #4cc38a; --left: #f0a35e; --plus: #12331f; --minus: #3d1a1c; --mark: #4d3d0c;
  --link: #79b8ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 2rem 1.5rem 4rem; background: var(--back); color: var(--text);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; margin: 0 0 .6rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .8rem; }
h3 { font-size: 1rem; margin: 0; }
p { margin: .3rem 0; } .soft { color: var(--soft); } a { color: var(--link); }
code, pre { font: .85rem/1.45 ui-monospace, SFMono-Regular, Consolas, monospace; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .9rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .8rem; margin-top: 1.5rem; }
.card, .rule { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .9rem 1.1rem; }
.card b { display: block; font-size: 2rem; line-height: 1.2; }
.done { color: var(--done); } .left { color: var(--left); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; white-space: nowrap; width: 1%; overflow-wrap: normal; }

td.short { white-space: nowrap; width: 1%; overflow-wrap: normal; }
td.bars { width: 30%; } tr.folder th { padding-top: .9rem; font-weight: 600; }
.bar { display: flex; height: .8rem; margin-top: .35rem; border-radius: .2rem; overflow: hidden; }
.bar i { display: block; } .bar .d { background: var(--done); } .bar .l { background: var(--left); }
.rule { margin-bottom: .8rem; }
.badge { border: 1px solid currentColor; border-radius: .8rem; padding: 0 .5rem; font-size: .8rem; font-weight: 400;
  margin-left: .4rem; white-space: nowrap; }
.rule ul { margin: .5rem 0; padding-left: 1.2rem; } .rule li { margin: .5rem 0; }
details { border: 1px solid var(--line); border-radius: .5rem; margin-bottom: .6rem; }
summary { cursor: pointer; padding: .6rem 1rem; background: var(--card); border-radius: .5rem; }
.rule details { border: 0; margin: .4rem 0 0; } .rule summary { padding: 0; color: var(--soft); }
pre { margin: 0; padding: .6rem 0; overflow-x: auto; overflow-wrap: normal; }
pre span { display: block; padding: 0 1rem; min-width: max-content; }
li pre { margin: .3rem 0; border: 1px solid var(--line); border-radius: .3rem; background: var(--back); }
pre i { color: var(--soft); font-style: normal; user-select: none; } mark { background: var(--mark); color: inherit; }
.plus { background: var(--plus); } .minus { background: var(--minus); } .at { color: var(--soft); }
@media (max-width: 600px) { body { padding: 1rem .9rem 3rem; } .bars { display: none; } th, td { padding-right: .5rem; }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { details, .rule { break-inside: avoid; } }
"""
