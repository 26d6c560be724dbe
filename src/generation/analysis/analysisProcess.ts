import { openDetector, threadsFor } from '../../embedding/pose/networks/poseNetworks.ts';
import { constantsOf } from '../../embedding/pose/poseConstants.ts';
import { openSession } from '../../models/session.ts';
import { connectToParent } from '../../rpc/childProcess.ts';
import { serve } from '../../rpc/procedures.ts';
import { type Analyst, analyseClip } from './analyseClip.ts';
import { ANALYSE_CLIP, type AnalysisRequest, type AnalysisSetup } from './clipAnalysis.ts';

/** The analysis process: one clip at a time, with the network opened for the first. */
let analyst: Promise<Analyst> | null = null;

async function openAnalyst({ ffmpeg, pose, threads }: AnalysisSetup): Promise<Analyst> {
  return {
    ffmpeg,
    detector: openDetector(
      pose.network,
      await openSession(pose.weightsPath, threadsFor(pose.network, threads)),
    ),
    poseConstants: constantsOf(pose.network),
    poseModel: pose.model,
  };
}

const connection = connectToParent();
serve(connection, ANALYSE_CLIP, async (request, call) => {
  // A process serves one run, whose setup is the same for every clip.
  const { setup, path, part, dance } = request as AnalysisRequest;
  analyst ??= openAnalyst(setup);
  return analyseClip(await analyst, { path, part, dance }, (decodedSeconds) =>
    call?.onProgress?.({ decodedSeconds }),
  );
});
connection.listen();
