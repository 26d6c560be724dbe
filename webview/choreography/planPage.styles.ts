import { css } from 'lit';

export const pageStyles = css`
  :host {
    min-height: 100vh;
    background: var(--vscode-editor-background);
  }

  main {
    display: flex;
    flex-direction: column;
    gap: 14px;
    padding: 16px 20px 24px;
    max-width: 1600px;
    margin: 0 auto;
  }

  .broken {
    align-items: flex-start;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 10px 24px;
  }

  h1 {
    margin: 0;
    font-size: 1.5em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .above {
    display: grid;
    grid-template-columns: minmax(280px, 5fr) minmax(280px, 4fr);
    gap: 20px;
    align-items: start;
  }

  .message {
    display: flex;
    align-items: center;
    gap: 8px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .problem {
    padding: 8px 10px;
    border: 1px solid var(--vscode-inputValidation-warningBorder, var(--line));
    border-radius: 4px;
    background: var(--vscode-inputValidation-warningBackground);
    color: var(--vscode-inputValidation-warningForeground, var(--vscode-foreground));
  }

  .problem span {
    flex: 1;
  }

  .compromises li {
    margin-top: 4px;
  }

  .compromises h2 {
    font-size: 1em;
  }

  @media (max-width: 720px) {
    .above {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
