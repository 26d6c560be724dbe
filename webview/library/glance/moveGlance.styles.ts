import { css } from 'lit';

export const glanceStyles = css`
  .tiles {
    display: flex;
    flex-wrap: wrap;
    gap: 14px 36px;
    align-items: flex-end;
  }

  .tile {
    display: flex;
    flex-direction: column-reverse;
  }

  .tile dd {
    font-size: 1.9em;
    font-weight: 300;
    line-height: 1.2;
  }

  dt {
    color: var(--quiet);
  }

  .tempo dd {
    display: flex;
    align-items: flex-end;
    gap: 10px;
  }

  .tempo svg {
    width: 84px;
    height: 24px;
    margin-bottom: 5px;
    fill: var(--accent);
  }

  .wide {
    flex: 1 1 260px;
    min-width: 0;
  }

  .models {
    display: block;
    overflow-wrap: anywhere;
    font-size: 0.92em;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-top: 14px;
  }

  .attention {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 26px;
    padding: 1px 11px 1px 8px;
    border: 1px solid var(--line);
    border-radius: 13px;
  }

  .attention:hover {
    background: var(--hover);
  }

  .attention[aria-expanded='true'] {
    border-color: var(--vscode-focusBorder);
    background: var(--vscode-list-inactiveSelectionBackground);
  }

  .attention.failed svg {
    color: var(--vscode-errorForeground);
  }

  .list {
    margin-top: 8px;
    padding: 8px 12px;
    max-height: 220px;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: 4px;
  }

  .list li {
    padding: 3px 0;
    overflow-wrap: anywhere;
  }

  .list vscode-button {
    margin-top: 8px;
  }
`;
