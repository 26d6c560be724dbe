import { css } from 'lit';

export const filterStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }

  vscode-textfield {
    width: 100%;
    flex: none;
  }

  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
    padding: 0 6px;
  }

  h3 {
    font-weight: 600;
  }

  .bar {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 8px;
    width: 100%;
    min-height: 30px;
    padding: 3px 6px;
    border-radius: 4px;
  }

  .bar:hover {
    background: var(--hover);
  }

  .bar[aria-pressed='true'] {
    background: var(--vscode-list-inactiveSelectionBackground);
    border-color: var(--vscode-contrastActiveBorder, var(--vscode-focusBorder));
  }

  .bar[aria-pressed='true'] .quiet {
    color: inherit;
  }

  .bar:focus-visible {
    outline-offset: -2px;
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  svg {
    grid-column: 1 / -1;
    width: 100%;
    height: 4px;
    display: block;
  }

  .whole {
    fill: var(--track);
    stroke: var(--vscode-contrastBorder, transparent);
  }

  .part {
    fill: var(--accent);
    transition: width 150ms ease-out;
  }

  section > .link {
    margin: 2px 6px 0;
  }

  .without {
    font-size: 0.92em;
  }

  .without[aria-pressed='true'] {
    font-weight: 600;
  }
`;
