import { css } from 'lit';

export const tableStyles = css`
  :host {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  .section-head {
    align-items: center;
  }

  vscode-textfield {
    margin-left: auto;
    width: min(240px, 100%);
  }

  .scroller {
    border: 1px solid var(--line);
    border-radius: 4px;
    max-height: 560px;
    overflow-y: auto;
    overflow-anchor: none;
    scrollbar-gutter: stable;
  }

  .head,
  .row {
    display: grid;
    grid-template-columns: 68px minmax(120px, 2.2fr) 1.2fr 1.1fr 0.8fr 1fr 0.7fr 0.7fr 1fr 34px;
    align-items: center;
    column-gap: 10px;
    padding: 0 8px;
  }

  .head {
    position: sticky;
    top: 0;
    z-index: 1;
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

  .head [aria-sort='ascending'] button,
  .head [aria-sort='descending'] button {
    color: var(--vscode-foreground);
    font-weight: 600;
  }

  .row {
    height: 48px;
    cursor: pointer;
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

  .row[aria-selected='true'] .labels {
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

  .right {
    text-align: right;
    justify-content: flex-end;
  }

  move-poster {
    width: 64px;
    height: 36px;
  }

  .name .labels {
    display: none;
    font-size: 0.92em;
    color: var(--quiet);
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .name span {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .signal {
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

  .none {
    display: grid;
    justify-items: center;
    gap: 10px;
    padding: 40px 20px;
    color: var(--quiet);
    text-align: center;
  }

  @container (min-width: 480px) and (max-width: 900px) {
    .head,
    .row {
      grid-template-columns: 56px 1.5fr 1fr 88px 58px 70px 48px 54px 62px 26px;
      column-gap: 8px;
    }

    .row move-poster {
      width: 56px;
    }

    /* Two lines where one is not enough. */
    .row .wide,
    .row .name span:first-child {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      white-space: normal;
      overflow-wrap: anywhere;
      line-height: 1.3;
    }

    .row .wide {
      font-size: 0.92em;
    }
  }

  @container (min-width: 480px) and (max-width: 700px) {
    .head,
    .row {
      grid-template-columns: 48px 1.2fr 1fr 78px 54px 62px 40px 14px 26px;
      column-gap: 6px;
    }

    .row move-poster {
      width: 48px;
    }

    .head {
      font-size: 0.92em;
    }

    .medium {
      display: none;
    }
  }

  @container (max-width: 479px) {
    .head,
    .row {
      grid-template-columns: 68px minmax(80px, 1fr) 44px 16px 30px;
      column-gap: 8px;
    }

    .wide,
    .medium {
      display: none;
    }

    .name .labels {
      display: block;
    }
  }

  @container (max-width: 700px) {
    .signal .word,
    .head .signal-name {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;
