import type { Choreography } from '../plan/choreography.ts';
import { type Cue, clockTime, cuesOf } from './cues.ts';

const STYLE = `
body { font: 12pt/1.35 system-ui, sans-serif; margin: 1.5cm; color: #111; background: #fff; }
h1 { font-size: 18pt; margin: 0 0 .2em; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .3em .5em; border-bottom: 1px solid #bbb; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.quiet { color: #555; font-size: 10pt; }
.note { min-width: 5cm; }`;

/** A cue sheet to print: one page of HTML that needs nothing from elsewhere and runs nothing. */
export function cueSheetHtml(plan: Choreography): string {
  const { name, song } = plan;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(name)}</title>
<style>${STYLE}
</style>
</head>
<body>
<h1>${escaped(name)}</h1>
<p class="quiet">${escaped(song.path)} · ${Math.round(song.tempoBpm)} beats per minute</p>
<table>
<thead><tr><th class="number">#</th><th class="number">Time</th><th class="number">Count</th><th class="number">Beats</th><th>Move</th><th>Part</th><th class="note">Notes</th></tr></thead>
<tbody>
${cuesOf(plan).map(rowOf).join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function rowOf({ number, startSeconds, count, beats, move, clip, section, notes }: Cue): string {
  const numbers = [number, clockTime(startSeconds), count, beats].map(
    (value) => `<td class="number">${value}</td>`,
  );
  const what = `<td>${escaped(move)}<br><span class="quiet">${escaped(clip)}</span></td>`;
  return `<tr>${numbers.join('')}${what}<td>${escaped(section)}</td><td class="quiet">${escaped(notes)}</td></tr>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
