import { css } from 'lit';

export const fieldStyles = css`
  h3 {
    margin-bottom: 4px;
  }

  h3 .quiet {
    font-weight: 400;
  }

  .values {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }

  .chip[aria-pressed='mixed'] {
    border-style: dashed;
    border-color: var(--vscode-inputOption-activeBorder, var(--line));
  }

  .chip svg.icon {
    width: 12px;
    height: 12px;
  }

  kbd {
    font: inherit;
    font-size: 0.85em;
    color: var(--quiet);
  }

  .chip[aria-pressed='true'] kbd {
    color: inherit;
  }

  input {
    width: 100%;
    min-height: 26px;
    margin-top: 6px;
    padding: 2px 6px;
    font: inherit;
    color: var(--vscode-input-foreground);
    background: var(--vscode-input-background);
    border: 1px solid var(--vscode-input-border, var(--line));
    border-radius: 4px;
  }

  input::placeholder {
    color: var(--vscode-input-placeholderForeground);
  }
`;
