import '@vscode-elements/elements/dist/vscode-button/index.js';
import { z } from 'zod';
import '../ui/movePoster.ts';
import './danceStage.ts';
import './planBlockDetails.ts';
import { PlanPage } from './planPage.ts';
import './planRequest.ts';
import './planTimeline.ts';
import { connectToPlanHost } from './planHost.ts';

// The webview's content security policy admits no code made at run time, which schemas else are compiled to.
z.config({ jitless: true });

const page = new PlanPage();
const host = connectToPlanHost({ plan: (state) => page.show(state) }, (fault) => page.complain(fault));
page.begin(host);
document.body.append(page);
