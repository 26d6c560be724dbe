import { css } from 'lit';

export const mapStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 440px;
  }

  .tools {
    margin-left: auto;
    display: flex;
    align-items: center;
    gap: 2px;
  }

  .stage {
    position: relative;
    flex: 1;
    min-height: 320px;
    border: 1px solid var(--line);
    border-radius: 4px;
    overflow: hidden;
  }

  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    touch-action: none;
    cursor: grab;
  }

  canvas.lasso {
    cursor: crosshair;
  }

  canvas.pointing {
    cursor: pointer;
  }

  canvas:focus-visible {
    outline-offset: -2px;
  }

  .tip {
    position: absolute;
    left: 0;
    top: 0;
    width: 168px;
    pointer-events: none;
    background: var(--vscode-editorHoverWidget-background);
    color: var(--vscode-editorHoverWidget-foreground);
    border: 1px solid var(--vscode-editorHoverWidget-border);
    border-radius: 4px;
    box-shadow: 0 2px 8px var(--vscode-widget-shadow);
    overflow: hidden;
  }

  .tip move-poster {
    aspect-ratio: 16 / 9;
    border-radius: 0;
  }

  .tip p {
    padding: 5px 8px;
    overflow-wrap: anywhere;
  }

  .message {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    gap: 8px;
    padding: 24px;
    text-align: center;
    color: var(--quiet);
    pointer-events: none;
  }

  .progress {
    position: absolute;
    left: 0;
    right: 0;
    bottom: 0;
    pointer-events: none;
  }

  .progress p {
    padding: 4px 10px;
    color: var(--quiet);
  }

  progress {
    display: block;
    width: 100%;
    height: 3px;
    appearance: none;
    border: 0;
    background: var(--track);
  }

  progress::-webkit-progress-bar {
    background: var(--track);
  }

  progress::-webkit-progress-value {
    background: var(--vscode-progressBar-background);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 4px;
    margin-top: 6px;
    max-height: 84px;
    overflow-y: auto;
  }

  .legend button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 8px;
    min-height: 24px;
    border-radius: 4px;
  }

  .legend button:hover {
    background: var(--hover);
  }

  .legend button[aria-pressed='true'] {
    background: var(--vscode-list-inactiveSelectionBackground);
    border-color: var(--vscode-focusBorder);
  }

  .legend svg {
    width: 14px;
    height: 14px;
    overflow: visible;
    flex: none;
  }

  .colour-blue {
    fill: var(--vscode-charts-blue);
  }
  .colour-orange {
    fill: var(--vscode-charts-orange);
  }
  .colour-green {
    fill: var(--vscode-charts-green);
  }
  .colour-purple {
    fill: var(--vscode-charts-purple);
  }
  .colour-red {
    fill: var(--vscode-charts-red);
  }
  .colour-yellow {
    fill: var(--vscode-charts-yellow);
  }
  .colour-foreground {
    fill: var(--vscode-charts-foreground);
  }

  select {
    font: inherit;
    color: var(--vscode-dropdown-foreground);
    background: var(--vscode-dropdown-background);
    border: 1px solid var(--vscode-dropdown-border, var(--line));
    border-radius: 4px;
    padding: 2px 4px;
    min-height: 26px;
    margin-right: 6px;
  }

  label {
    color: var(--quiet);
    margin-right: 4px;
  }
`;
