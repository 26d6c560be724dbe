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
  }

  canvas.points {
    transform-origin: 0 0;
    pointer-events: none;
  }

  canvas.overlay {
    touch-action: none;
    cursor: grab;
  }

  canvas.overlay.lasso {
    cursor: crosshair;
  }

  canvas.overlay.pointing {
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

  label {
    color: var(--quiet);
    margin-right: 4px;
  }
`;
