import { css } from 'lit';

export const tableStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  .scroller {
    flex: 1;
    min-height: 0;
    border: 1px solid var(--line);
    border-radius: 4px;
    overflow-y: auto;
    overflow-anchor: none;
    scrollbar-gutter: stable;
  }

  .head,
  .row {
    display: grid;
    align-items: center;
    column-gap: 10px;
    padding: 0 8px;
  }

  .tight .head,
  .tight .row {
    column-gap: 6px;
  }

  .head-group {
    position: sticky;
    top: 0;
    z-index: 1;
  }

  .head {
    min-height: 32px;
    background: var(--vscode-editor-background);
    border-bottom: 1px solid var(--line);
  }

  .head button {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    min-height: 26px;
    color: var(--quiet);
    border-radius: 3px;
  }

  .head button:hover {
    color: var(--vscode-foreground);
  }

  .title {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .tight .head {
    font-size: 0.92em;
  }

  .head [aria-sort='ascending'] button,
  .head [aria-sort='descending'] button {
    color: var(--vscode-foreground);
    font-weight: 600;
  }

  .row {
    height: 48px;
    cursor: pointer;
    user-select: none;
    content-visibility: auto;
    contain-intrinsic-size: auto 48px;
  }

  .row:hover {
    background: var(--hover);
  }

  .row[aria-selected='true'] {
    background: var(--vscode-list-inactiveSelectionBackground);
    outline: 1px dotted var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -1px;
  }

  .row[aria-selected='true'] .labels,
  .row[aria-selected='true'] .icon-button {
    color: inherit;
  }

  .row:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }

  .cell {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .tempo,
  .duration {
    text-align: right;
  }

  .head .tempo button,
  .head .duration button {
    margin-left: auto;
  }

  move-poster {
    width: 100%;
    aspect-ratio: 16 / 9;
  }

  .words,
  .labels {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .labels {
    font-size: 0.92em;
    color: var(--quiet);
  }

  /* Two lines where one is not enough. */
  .row .words {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    white-space: normal;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }

  .tight .words {
    font-size: 0.92em;
  }

  .quality {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .dot {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    flex: none;
    background: var(--vscode-charts-green);
  }

  .weak .dot {
    border-radius: 1px;
    background: var(--vscode-charts-yellow);
  }

  .partial .dot {
    border-radius: 50%;
    background: none;
    border: 2px solid var(--vscode-charts-red);
  }

  .row .icon-button {
    opacity: 0;
  }

  .row:hover .icon-button,
  .row:focus-within .icon-button,
  .row:focus .icon-button {
    opacity: 1;
  }

  .narrow .quality .word,
  .tight .quality .word,
  .narrow .signal .title,
  .tight .signal .title {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
