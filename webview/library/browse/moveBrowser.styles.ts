import { css } from 'lit';

export const browserStyles = css`
  :host {
    container-type: inline-size;
    height: max(420px, calc(100vh - 150px));
  }

  .columns {
    display: grid;
    grid-template-columns: 210px minmax(0, 1fr);
    gap: 24px;
    height: 100%;
  }

  aside {
    min-height: 0;
    overflow-y: auto;
    scrollbar-gutter: stable;
    padding: 2px 4px 12px 2px;
  }

  section {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }

  .section-head {
    align-items: center;
    min-height: 28px;
  }

  .tools {
    display: flex;
    align-items: center;
    gap: 4px;
    margin-left: auto;
  }

  .fold {
    display: none;
  }

  move-gallery,
  move-table {
    flex: 1;
    min-height: 0;
  }

  .none {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 10px;
    flex: 1;
    color: var(--quiet);
    text-align: center;
  }

  @container (max-width: 700px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto minmax(0, 1fr);
      gap: 10px;
    }

    aside {
      display: none;
      max-height: 45vh;
    }

    aside.open {
      display: block;
    }

    .fold {
      display: inline;
    }
  }
`;
