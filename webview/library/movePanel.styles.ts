import { css } from 'lit';

export const panelStyles = css`
  :host {
    max-width: 1680px;
    margin: 0 auto;
    padding: 18px 24px 48px;
    line-height: 1.45;
    background: var(--vscode-editor-background);
  }

  @media (max-width: 560px) {
    :host {
      padding: 14px 14px 40px;
    }
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    margin-bottom: 16px;
  }

  h1 {
    margin: 0;
    font-size: 1.6em;
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-left: auto;
    align-items: center;
  }

  .running {
    margin-bottom: 16px;
    padding: 10px 12px;
    border: 1px solid var(--line);
    border-radius: 6px;
  }

  .running div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-bottom: 8px;
  }

  .running .clip {
    flex: 1 1 160px;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  progress {
    display: block;
    width: 100%;
    height: 4px;
    appearance: none;
    border: 0;
    border-radius: 2px;
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: var(--track);
  }

  progress::-webkit-progress-value {
    background: var(--vscode-progressBar-background);
    transition: inline-size 200ms;
  }

  .trouble {
    display: flex;
    align-items: start;
    gap: 10px;
    margin-bottom: 16px;
    padding: 8px 8px 8px 12px;
    color: var(--vscode-inputValidation-errorForeground, var(--vscode-foreground));
    background: var(--vscode-inputValidation-errorBackground);
    border: 1px solid var(--vscode-inputValidation-errorBorder);
    border-radius: 4px;
  }

  .trouble p {
    flex: 1;
    padding-top: 3px;
    overflow-wrap: anywhere;
  }

  .filter-line {
    position: sticky;
    top: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    min-height: 38px;
    margin-bottom: 12px;
    padding: 5px 0;
    background: var(--vscode-editor-background);
    border-top: 1px solid var(--line);
    border-bottom: 1px solid var(--line);
  }

  .chosen {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 24px;
    padding: 0 4px 0 10px;
    border-radius: 12px;
    border: 1px solid var(--vscode-inputOption-activeBorder);
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground);
  }

  .chosen svg.icon {
    width: 14px;
    height: 14px;
  }

  .sections {
    margin-top: 28px;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 32px;
  }

  move-map {
    height: 520px;
  }

  /* So tall that it can be scrolled to the top before its answer is there. */
  move-neighbours.asked {
    min-height: calc(100vh - 60px);
  }

  .invitation {
    margin-left: auto;
  }

  .page.labelling {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 290px;
    gap: 20px;
  }

  label-drawer {
    position: sticky;
    top: 8px;
    height: calc(100vh - 90px);
  }

  @media (max-width: 760px) {
    .page.labelling {
      grid-template-columns: minmax(0, 1fr);
    }

    label-drawer {
      top: auto;
      bottom: 0;
      z-index: 3;
      height: 45vh;
    }
  }

  .overview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 24px;
  }

  @media (min-width: 1080px) {
    .sections {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    move-neighbours {
      grid-column: 1 / -1;
    }

    move-map {
      height: 600px;
    }
  }

  .whole-page {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 14px;
    min-height: 60vh;
    max-width: 52ch;
    margin: 0 auto;
    text-align: center;
  }

  .whole-page h1 {
    font-size: 1.5em;
  }

  .whole-page .picture {
    width: 132px;
    height: 96px;
  }

  .dancer {
    fill: none;
    stroke: var(--quiet);
    stroke-width: 2.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .dancer.lead {
    stroke: var(--accent);
  }

  .skeletons {
    display: grid;
    gap: 24px;
  }

  .skeleton {
    border-radius: 6px;
    background: var(--track);
    animation: breathe 1.4s ease-in-out infinite alternate;
  }

  .skeleton.small {
    height: 56px;
    max-width: 640px;
  }

  .skeleton.large {
    height: 260px;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
`;
