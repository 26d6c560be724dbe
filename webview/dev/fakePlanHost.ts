import {
  insertBlock,
  lockBlock,
  moveBlock,
  removeBlock,
  resizeBlock,
  swapBlock,
} from '../../src/choreography/plan/edits.ts';
import { parseClipKey } from '../../src/moves/clip.ts';
import { moveNameOf } from '../../src/moves/labels/metadata.ts';
import type { Handlers } from '../../src/protocol/contract.ts';
import { MessageHandler } from '../../src/protocol/messageHandler.ts';
import {
  type PlanState,
  TO_PLAN_HOST,
  TO_PLAN_PAGE,
  type ToPlanHost,
  type ToPlanPage,
} from '../../src/protocol/planEditor.ts';
import { Failure } from '../../src/shared/failure.ts';
import { fixtureClips, fixturePlan } from './fixturePlan.ts';

/** Stands in for the extension host in a plain browser: a made-up plan, and changes to it. `?scene=…&language=…` */
const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'plan';
const asked: string[] = [];
let plan = fixturePlan();

function state(): PlanState {
  return scene === 'broken'
    ? { state: 'broken', message: 'blocks[3].beats: the song has only 192 beats', remedy: 'Correct it.' }
    : {
        state: 'plan',
        plan,
        hasSong: scene !== 'missing',
        missing: scene === 'missing' ? [plan.blocks[3].clip] : [],
      };
}

function change(type: string, edit: () => typeof plan): null {
  asked.push(type);
  plan = edit();
  host.tell('plan', state());
  return null;
}

const handlers: Handlers<ToPlanHost> = {
  ready: async () => ({
    plan: state(),
    trusted: true,
    language: query.get('language') ?? 'en',
    translations:
      query.get('language') === 'es' ? await (await fetch('/l10n/bundle.l10n.es.json')).json() : {},
  }),
  waveform: () => ({
    peaks: Float32Array.from({ length: 1200 }, (_, i) =>
      Math.abs(Math.sin(i * 1.7) * Math.sin(i / 90) * 0.6 + 0.3 * Math.sin(i * 0.37)),
    ),
  }),
  song: () => {
    asked.push('song');
    if (scene === 'silent') {
      throw new Failure('bad-request', 'The song cannot be read.', { remedy: 'Put it back where it was.' });
    }
    return { uri: '/song.wav' };
  },
  poster: ({ clip }) => ({ uri: `/poster.svg?clip=${encodeURIComponent(clip)}` }),
  playable: () => ({ uri: '/clip.mp4' }),
  alternatives: ({ block }) =>
    fixtureClips(12).map((key, index) => ({
      clip: key,
      name: moveNameOf(parseClipKey(key) ?? key),
      score: 0.95 - index / 20,
      reasons: {
        fit: 0.9,
        flow: 0.8,
        variety: 1,
        why: [{ because: 'suits-music', energy: 'low', style: null }],
      },
      block: { ...plan.blocks[block], clip: key },
    })),
  move: ({ from, to }) => change('move', () => moveBlock(plan, from, to)),
  lock: ({ block, locked }) => change('lock', () => lockBlock(plan, block, locked)),
  swap: ({ block, by }) => change('swap', () => swapBlock(plan, block, by)),
  insert: ({ block, by }) => change('insert', () => insertBlock(plan, block, by)),
  remove: ({ block }) => change('remove', () => removeBlock(plan, block)),
  resize: ({ block, beats }) => change('resize', () => resizeBlock(plan, block, beats)),
  request: ({ words }) => {
    change('request', () => ({ ...plan, request: { ...plan.request, words } }));
    return { understood: ['romantic'], ignored: ['no lifts'] };
  },
  replan: () => change('replan', () => moveBlock(plan, 0, 1)),
  render: () => noted('render'),
  openText: () => noted('openText'),
};

function noted(type: string): null {
  asked.push(type);
  return null;
}

const host: MessageHandler<ToPlanHost, ToPlanPage> = new MessageHandler({
  incoming: TO_PLAN_HOST,
  outgoing: TO_PLAN_PAGE,
  handlers,
  post: (message) => postMessage(message),
  onFault: (fault) => console.error(fault),
});

Object.assign(globalThis, {
  acquireVsCodeApi: () => ({ postMessage: (message: unknown) => host.receive(message) }),
  /** For tests, to see what was asked and what the plan has become. */
  fakePlanHost: { asked, clips: () => plan.blocks.map(({ clip }) => clip), plan: () => plan },
});
