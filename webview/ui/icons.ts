import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

const SHAPES = {
  play: svg`<path d="M5 3.2v9.6l7.5-4.8z" fill="currentColor"/>`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  minus: svg`<path d="M3 8h10"/>`,
  whole: svg`<path d="M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3"/>`,
  lasso: svg`<path d="M8 3c3.3 0 5.5 1.5 5.5 3.6S11.300 10.200 8 10.200c-1 0-2-.15-2.800-.4M8 3C4.700 3 2.500 4.500 2.500 6.600c0 1.300 1 2.400 2.500 3.100"/><circle cx="4.600" cy="11" r="1.400"/><path d="M4.600 12.400c0 .8-.4 1.300-1.100 1.600"/>`,
  alike: svg`<circle cx="4" cy="8" r="1.700"/><circle cx="11.500" cy="4" r="1.700"/><circle cx="11.500" cy="12" r="1.700"/><path d="M5.500 7.200l4.500-2.400M5.500 8.800l4.500 2.400"/>`,
  open: svg`<path d="M9 3h4v4M13 3L7.500 8.500M11 9.500V13H3V5h3.500"/>`,
  up: svg`<path d="M4.500 9.500L8 6l3.500 3.500"/>`,
  down: svg`<path d="M4.500 6.500L8 10l3.500-3.500"/>`,
  warning: svg`<path d="M8 2.500l6 11H2zM8 6.500v3.500M8 11.800v.2"/>`,
  lock: svg`<rect x="3.500" y="7" width="9" height="6.500" rx="1"/><path d="M5.500 7V5a2.500 2.500 0 0 1 5 0v2"/>`,
  gallery: svg`<path d="M2.500 3h4.500v4H2.500zM9 3h4.500v4H9zM2.500 9h4.500v4H2.500zM9 9h4.500v4H9z"/>`,
  table: svg`<path d="M2.500 4h11M2.500 8h11M2.500 12h11"/>`,
  tick: svg`<path d="M4 8.300l2.700 2.700L12 5.500"/>`,
  undo: svg`<path d="M6 3.500L3 6.500l3 3M3.500 6.500h6a3 3 0 0 1 0 6H7"/>`,
  redo: svg`<path d="M10 3.500l3 3-3 3M12.500 6.500h-6a3 3 0 0 0 0 6H9"/>`,
  clip: svg`<rect x="2.500" y="4" width="11" height="8" rx="1"/><path d="M6.800 6.300v3.400l2.800-1.700z"/>`,
} as const satisfies Readonly<Record<string, SVGTemplateResult>>;

export type IconName = keyof typeof SHAPES;

/** A small picture beside words that say the same; screen readers pass over it. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[name]}</svg>`;
}
