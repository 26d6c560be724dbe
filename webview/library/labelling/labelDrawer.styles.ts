import { css } from 'lit';

export const drawerStyles = css`
  aside {
    display: flex;
    flex-direction: column;
    gap: 14px;
    height: 100%;
    overflow-y: auto;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--surface);
  }

  header {
    display: flex;
    align-items: center;
    gap: 2px;
  }

  h2 {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .faces {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 4px;
  }

  .faces.one {
    grid-template-columns: minmax(0, 1fr);
  }

  move-poster {
    aspect-ratio: 16 / 9;
    max-height: 160px;
    width: 100%;
  }

  footer .faces {
    width: 100%;
  }

  footer button {
    display: block;
    border-radius: 4px;
  }

  footer {
    display: grid;
    gap: 6px;
    justify-items: start;
    padding-top: 10px;
    border-top: 1px solid var(--line);
  }
`;
