import { css } from 'lit';

export const timelineStyles = css`
  .scroll {
    overflow-x: auto;
    padding-bottom: 6px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--surface);
  }

  .track {
    position: relative;
  }

  .song {
    display: block;
    cursor: pointer;
  }

  .section {
    fill: var(--accent);
  }

  .label {
    fill: var(--vscode-foreground);
    font-size: 11px;
  }

  .wave {
    fill: var(--accent);
  }

  .beat {
    stroke: var(--quiet);
    opacity: 0.6;
  }

  .one {
    stroke: var(--vscode-foreground);
    stroke-width: 1.5;
  }

  .now {
    position: absolute;
    top: 0;
    left: -1px;
    width: 2px;
    height: 92px;
    background: var(--vscode-editorCursor-foreground, var(--vscode-foreground));
    pointer-events: none;
  }

  .blocks {
    position: relative;
    height: 106px;
  }

  .blocks li {
    position: absolute;
    top: 4px;
    bottom: 2px;
  }

  .block {
    display: flex;
    flex-direction: column;
    width: 100%;
    height: 100%;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--vscode-editor-background);
    cursor: grab;
  }

  .block:hover {
    background: var(--hover);
  }

  .block.selected {
    border-color: var(--vscode-focusBorder);
    box-shadow: inset 0 0 0 1px var(--vscode-focusBorder);
  }

  .block.playing .name {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .block.over {
    border: 2px dashed var(--vscode-focusBorder);
  }

  .block move-poster {
    flex: 1;
    margin: 3px 3px 0;
    min-height: 0;
  }

  .block .name,
  .block .facts {
    padding: 0 5px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .block .facts {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 18px;
    font-size: 0.9em;
  }

  .block svg.icon {
    width: 13px;
    height: 13px;
  }

  .hint {
    padding-top: 6px;
  }
`;
