import { dirname } from 'node:path';
import { Range, type TextDocument, WorkspaceEdit, workspace } from 'vscode';
import type { Choreography } from '../../choreography/plan/choreography.ts';
import { resizeBlock, swapBlock } from '../../choreography/plan/edits.ts';
import { formatPlan } from '../../choreography/plan/formatPlan.ts';
import { parsePlan } from '../../choreography/plan/parsePlan.ts';
import type { UnderstoodRequest } from '../../choreography/request/understoodRequest.ts';
import type { PlanState } from '../../protocol/planEditor.ts';
import { Failure } from '../../shared/failure.ts';
import { refuseUntrusted } from '../generation/generationRuns.ts';
import type { Parts } from '../parts.ts';
import { ffmpegPathOf, type Place } from '../settings.ts';

/** With few moves the best dance is often the same again, whatever the seed. */
const REPLAN_ATTEMPTS = 4;

type DocumentParts = Pick<Parts, 'engine' | 'libraries'>;

/** A plan's file as it is open in the editor. Its text is the one truth: all changes go through it, and can be undone. */
export class PlanDocument {
  readonly #parts: DocumentParts;
  readonly #document: TextDocument;

  constructor(parts: DocumentParts, document: TextDocument) {
    this.#parts = parts;
    this.#document = document;
  }

  /** What requests to the engine begin with. */
  get place(): { readonly place: Place; readonly planFile: string; readonly ffmpegPath: string | undefined } {
    const { uri } = this.#document;
    const library = this.#parts.libraries.of(uri);
    return {
      place: library?.place ?? { root: dirname(uri.fsPath) },
      planFile: uri.fsPath,
      ffmpegPath: library ? ffmpegPathOf(library.folder) : undefined,
    };
  }

  /** @throws Failure `bad-plan` where the text is none */
  plan(): Choreography {
    return parsePlan(this.#document.getText(), this.#document.fileName);
  }

  async state(): Promise<PlanState> {
    try {
      const plan = this.plan();
      const { place, planFile } = this.place;
      const { songFile, clipFiles } = await this.#parts.engine.locatePlan({ place, planFile, plan });
      const missing = Object.keys(clipFiles).filter((clip) => clipFiles[clip] === null);
      return { state: 'plan', plan, hasSong: songFile !== null, missing };
    } catch (error) {
      if (error instanceof Failure && error.code === 'bad-plan') {
        return { state: 'broken', message: error.message, remedy: error.remedy };
      }
      throw error;
    }
  }

  /** Changes the plan as it is now; the editor's undo takes it back. */
  async change(edit: (plan: Choreography) => Choreography): Promise<null> {
    await this.#write(edit(this.plan()));
    return null;
  }

  /** Lets a block last so many beats: a longer one is shown as its clip allows, which may be slower. */
  async resize(index: number, beats: number): Promise<void> {
    const before = this.plan();
    const plan = resizeBlock(before, index, beats);
    const block = plan.blocks[index];
    if (block === undefined || block.beats <= before.blocks[index].beats) {
      await this.#write(plan);
      return;
    }
    refuseUntrusted();
    const { version } = this.#document;
    const { clip } = block;
    const [fitted] = await this.#parts.engine.alternatives({ ...this.place, plan, block: index, clip, k: 1 });
    if (fitted && this.#document.version === version) {
      await this.#write(swapBlock(plan, index, fitted.block));
    }
  }

  /** Plans what is not locked by another request, unless the text has changed meanwhile. */
  async planFor(
    words: string,
    signal: AbortSignal,
  ): Promise<Pick<UnderstoodRequest, 'understood' | 'ignored'>> {
    const { engine } = this.#parts;
    const plan = this.plan();
    const { version } = this.#document;
    const { request, description, understood, ignored } = await engine.understand({ ...this.place, words });
    const { plan: planned } = await engine.replan(
      {
        ...this.place,
        plan: { ...plan, request: { ...request, seed: plan.request.seed } },
        description,
        keepsPart: request.durationSeconds === plan.request.durationSeconds,
      },
      { signal },
    );
    if (this.#document.version === version) {
      await this.#write(planned);
    }
    return { understood, ignored };
  }

  /**
   * Plans again what is not locked, unless the text has changed meanwhile.
   * @returns whether another dance was found
   */
  async replan(signal: AbortSignal): Promise<boolean> {
    const plan = this.plan();
    const { version } = this.#document;
    const { seed, words } = plan.request;
    const { engine } = this.#parts;
    const description = words === null ? '' : (await engine.understand({ ...this.place, words })).description;
    for (let attempt = 1; attempt <= REPLAN_ATTEMPTS; attempt++) {
      const planned = await engine.replan(
        { ...this.place, plan, description, seed: (seed + attempt) % 2 ** 31 },
        { signal },
      );
      if (clipsOf(planned.plan) !== clipsOf(plan)) {
        if (this.#document.version === version) {
          await this.#write(planned.plan);
        }
        return true;
      }
    }
    return false;
  }

  async #write(plan: Choreography): Promise<void> {
    const document = this.#document;
    const edit = new WorkspaceEdit();
    const whole = new Range(document.positionAt(0), document.positionAt(document.getText().length));
    edit.replace(document.uri, whole, formatPlan(plan));
    await workspace.applyEdit(edit);
  }
}

function clipsOf({ blocks }: Choreography): string {
  return JSON.stringify(blocks.map(({ clip, beats }) => [clip, beats]));
}
