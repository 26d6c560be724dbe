import { css } from 'lit';

export const coverageStyles = css`
  .scrolling {
    overflow-x: auto;
  }

  table {
    width: 100%;
    border-collapse: separate;
    border-spacing: 3px;
    table-layout: fixed;
  }

  th {
    font-weight: 400;
    color: var(--quiet);
    text-align: left;
    padding: 0 6px 0 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  thead th {
    padding-bottom: 2px;
    text-align: center;
  }

  th.outer {
    color: var(--vscode-foreground);
    vertical-align: top;
    padding-top: 5px;
  }

  td {
    padding: 0;
  }

  button {
    display: block;
    width: 100%;
    min-height: 26px;
    border-radius: 3px;
    text-align: center;
    border-color: var(--vscode-contrastBorder, transparent);
  }

  button.shade-1 {
    background: color-mix(in srgb, var(--accent) 12%, transparent);
  }
  button.shade-2 {
    background: color-mix(in srgb, var(--accent) 20%, transparent);
  }
  button.shade-3 {
    background: color-mix(in srgb, var(--accent) 28%, transparent);
  }
  button.shade-4 {
    background: color-mix(in srgb, var(--accent) 36%, transparent);
  }
  button.shade-5 {
    background: color-mix(in srgb, var(--accent) 44%, transparent);
  }

  button.empty {
    border: 1px dashed var(--vscode-charts-orange);
    color: var(--quiet);
  }

  .whole {
    font-size: 0.85em;
  }

  button:hover {
    border-color: var(--vscode-focusBorder);
  }

  button[aria-pressed='true'] {
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: -1px;
  }

  .axes {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-left: auto;
  }

  select {
    max-width: 140px;
  }
`;
