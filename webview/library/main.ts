import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { z } from 'zod';
import { Failure, messageOf } from '../../src/shared/failure.ts';
import './similar/moveCard.ts';
import './browse/moveBrowser.ts';
import './coverage/moveCoverage.ts';
import './filter/moveFilters.ts';
import './gallery/moveGallery.ts';
import './gallery/moveTile.ts';
import './menu/moveMenu.ts';
import './glance/moveGlance.ts';
import './labelling/labelDrawer.ts';
import './labelling/labelField.ts';
import './labelling/labelSuggestions.ts';
import './map/moveLegend.ts';
import './map/moveMap.ts';
import './similar/moveNeighbours.ts';
import { MovePanel } from './movePanel.ts';
import '../ui/movePlayer.ts';
import '../ui/movePoster.ts';
import './table/moveTable.ts';
import './similar/moveWeights.ts';
import { ClipMedia } from './host/clipMedia.ts';
import { connectToHost } from './host/hostConnection.ts';
import { MapLayout } from './map/layout/mapLayout.ts';
import { keptOf } from './state/restoredState.ts';
import { hostHandlers, Session } from './state/session.ts';
import { Store } from './state/store.ts';
import { speak } from './words.ts';

// The webview's content security policy admits no code made at run time, which schemas else are compiled to.
z.config({ jitless: true });

const store = new Store();
const handlers = hostHandlers(store, () => {
  media.forget();
  void session.readLibrary();
});
const { host, kept, keep } = connectToHost(handlers, (failure) =>
  store.dispatch({ type: 'trouble', failure }),
);
const media = new ClipMedia(host);
const workerScript = document.querySelector<HTMLScriptElement>('script[data-map-worker]')?.dataset.mapWorker;
const layout = new MapLayout(workerScript ?? '', (message) => session.mapMessage(message));
const session = new Session(store, host, layout);

const panel = new MovePanel();
Object.assign(panel, { store, session, host, media });

document.body.append(panel);

store.subscribe((state) => {
  const toKeep = keptOf(state);
  if (toKeep !== null) {
    keep(toKeep);
  }
});

session
  .begin(kept, (language, translations) => {
    speak(language, translations);
    document.documentElement.lang = language;
  })
  .catch((error: unknown) => {
    const failure = error instanceof Failure ? error : new Failure('internal', messageOf(error));
    store.dispatch({ type: 'library-failed', failure });
  });
