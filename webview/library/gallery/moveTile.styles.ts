import { css } from 'lit';

export const tileStyles = css`
  :host {
    display: block;
    border-radius: 6px;
    cursor: pointer;
    user-select: none;
  }

  .screen {
    position: relative;
    aspect-ratio: 16 / 9;
    overflow: hidden;
    border-radius: 6px;
    border: 1px solid var(--vscode-contrastBorder, transparent);
  }

  :host([aria-selected='true']) .screen {
    outline: 2px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }

  move-poster,
  video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border-radius: 0;
  }

  video {
    object-fit: contain;
  }

  .fact {
    position: absolute;
    bottom: 5px;
    padding: 0 5px;
    border-radius: 3px;
    font-size: 0.85em;
    color: var(--vscode-foreground);
    background: var(--vscode-editor-background);
    opacity: 0;
  }

  .fact[hidden] {
    display: none;
  }

  .length {
    right: 5px;
  }

  .tempo {
    left: 5px;
  }

  :host(:hover) .fact,
  :host(:focus-visible) .fact {
    opacity: 1;
  }

  .tick {
    position: absolute;
    top: 5px;
    left: 5px;
    display: none;
    border-radius: 50%;
    color: var(--vscode-button-foreground);
    background: var(--vscode-button-background);
    outline: 1px solid var(--vscode-contrastBorder, transparent);
  }

  :host([aria-selected='true']) .tick {
    display: grid;
  }

  .name,
  .labels {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 1.35;
  }

  .name {
    margin-top: 5px;
  }

  .labels {
    font-size: 0.92em;
  }

  :host(:focus-visible) {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 3px;
  }
`;
