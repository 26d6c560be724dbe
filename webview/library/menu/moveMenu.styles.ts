import { css } from 'lit';

export const menuStyles = css`
  :host {
    position: fixed;
    z-index: 20;
    top: 0;
    left: 0;
    min-width: 180px;
    padding: 4px;
    border-radius: 5px;
    color: var(--vscode-menu-foreground, var(--vscode-foreground));
    background: var(--vscode-menu-background, var(--surface));
    border: 1px solid var(--vscode-menu-border, var(--line));
    box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent);
  }

  button {
    display: block;
    width: 100%;
    min-height: 26px;
    padding: 2px 18px;
    border-radius: 3px;
    white-space: nowrap;
  }

  button:hover,
  button:focus {
    color: var(--vscode-menu-selectionForeground, inherit);
    background: var(--vscode-menu-selectionBackground, var(--hover));
    outline: 1px solid var(--vscode-menu-selectionBorder, transparent);
    outline-offset: -1px;
  }

  hr {
    margin: 4px 0;
    border: 0;
    border-top: 1px solid var(--vscode-menu-separatorBackground, var(--line));
  }
`;
