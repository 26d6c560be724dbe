import { css } from 'lit';

export const neighboursStyles = css`
  :host {
    /* What is selected stays above it. */
    scroll-margin-top: 52px;
  }

  .section-head {
    align-items: center;
  }

  .modes {
    display: inline-flex;
    border: 1px solid var(--line);
    border-radius: 5px;
    overflow: hidden;
  }

  .modes button {
    padding: 3px 12px;
    min-height: 26px;
  }

  .modes button:hover {
    background: var(--hover);
  }

  .modes button[aria-pressed='true'] {
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
    border-color: var(--vscode-inputOption-activeBorder);
    outline: 1px dashed var(--vscode-contrastActiveBorder, transparent);
    outline-offset: -3px;
  }

  .modes button:focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: -2px;
  }

  .asking {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px 28px;
    padding: 10px 12px;
    margin-bottom: 12px;
    border: 1px solid var(--line);
    border-radius: 6px;
  }

  .dropped {
    outline: 2px dashed var(--vscode-focusBorder);
    outline-offset: 4px;
    border-radius: 6px;
  }

  .ask-video {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    flex-basis: 100%;
  }

  .analysing {
    display: grid;
    justify-items: center;
    gap: 10px;
    padding: 36px 20px;
    border: 1px dashed var(--line);
    border-radius: 6px;
  }

  .analysing progress {
    width: min(360px, 100%);
  }

  .query {
    display: flex;
    align-items: center;
    gap: 10px;
    min-width: 0;
  }

  .query move-poster {
    width: 64px;
    height: 36px;
    flex: none;
  }

  form {
    display: flex;
    flex: 1 1 320px;
    gap: 8px;
  }

  form vscode-textfield {
    flex: 1;
    min-width: 0;
    max-width: 560px;
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
    margin-bottom: 12px;
  }

  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(210px, calc(50% - 6px)), 1fr));
    gap: 12px;
  }

  .busy {
    opacity: 0.6;
  }

  .skeleton {
    height: 252px;
    border-radius: 6px;
    background: var(--track);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  .hint {
    display: grid;
    justify-items: center;
    gap: 10px;
    padding: 36px 20px;
    border: 1px dashed var(--line);
    border-radius: 6px;
    color: var(--quiet);
    text-align: center;
  }

  .hint .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 8px;
  }

  .understood {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin-bottom: 12px;
  }

  .understood ul {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .understood li {
    padding: 1px 10px;
    border: 1px solid var(--line);
    border-radius: 12px;
    background: var(--surface);
  }

  .understood .excluded {
    border-left: 3px solid var(--vscode-charts-red);
    border-radius: 4px 12px 12px 4px;
  }

  .understood .unmatched {
    border-style: dashed;
    color: var(--quiet);
  }

  .understood p {
    flex-basis: 100%;
  }

  .notes {
    margin: 10px 0;
    display: grid;
    gap: 6px;
    color: var(--quiet);
  }

  .more {
    display: flex;
    justify-content: center;
    margin-top: 12px;
  }

  .copies {
    margin-bottom: 14px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-left: 3px solid var(--vscode-charts-orange);
    border-radius: 4px;
  }

  .copies ul {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 20px;
    margin-top: 8px;
  }

  .copies button {
    display: flex;
    align-items: center;
    gap: 10px;
    border-radius: 4px;
    padding: 2px;
  }

  .copies button:hover {
    background: var(--hover);
  }

  .copies move-poster {
    width: 64px;
    height: 36px;
  }
`;
