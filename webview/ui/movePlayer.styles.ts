import { css } from 'lit';

export const playerStyles = css`
  :host {
    position: fixed;
    right: 16px;
    bottom: 16px;
    z-index: 3;
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 6px;
    box-shadow: 0 4px 16px var(--vscode-widget-shadow);
    overflow: hidden;
  }

  section.one {
    width: min(380px, calc(100vw - 32px));
  }

  section.pair {
    width: min(760px, calc(100vw - 32px));
  }

  :host([large]) {
    inset: 16px;
    display: flex;
    flex-direction: column;
  }

  :host([large]) section {
    flex: 1;
    display: flex;
    flex-direction: column;
    width: auto;
    min-height: 0;
  }

  :host([large]) .screens {
    flex: 1;
    min-height: 0;
  }

  :host([large]) figure {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }

  :host([large]) .screen {
    flex: 1;
    aspect-ratio: auto;
    min-height: 0;
  }

  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding: 6px 6px 6px 12px;
  }

  h2 {
    flex: 1;
    min-width: 0;
    font-size: 1em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .screens {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(0, 1fr));
    grid-auto-flow: column;
    gap: 2px;
  }

  figure {
    margin: 0;
    min-width: 0;
  }

  figcaption {
    padding: 5px 12px 0;
    overflow-wrap: anywhere;
  }

  .screen {
    position: relative;
    aspect-ratio: 16 / 9;
    background: var(--track);
  }

  video,
  move-poster {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border-radius: 0;
  }

  .mirrored video,
  .mirrored move-poster,
  .mirrored skeleton-overlay {
    transform: scaleX(-1);
  }

  .count {
    position: absolute;
    top: 6px;
    left: 8px;
    padding: 0 10px;
    border-radius: 6px;
    background: rgb(0 0 0 / 60%);
    color: white;
    font-size: 2em;
    font-weight: 600;
    pointer-events: none;
  }

  .legend {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }

  .legend::before {
    content: '';
    width: 12px;
    height: 3px;
    border-radius: 2px;
    background: var(--dancer);
  }

  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 8px 12px;
  }

  .message {
    padding: 10px 12px;
  }
`;
