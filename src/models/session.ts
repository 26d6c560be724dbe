import { InferenceSession } from 'onnxruntime-node';

/**
 * Opens an ONNX model for threads that sleep while they wait. The result does not depend on how busy the machine is.
 * @param threads several make one clip faster; for many clips as many processes of one thread each are faster still.
 *   With another number of them some models give other last bits.
 */
export function openSession(path: string, threads = 1): Promise<InferenceSession> {
  // Read when the first session is made: else ONNX Runtime keeps an id of the machine, and events that it means to send.
  process.env.ORT_DISABLE_TELEMETRY = '1';
  return InferenceSession.create(path, {
    executionProviders: ['cpu'],
    executionMode: 'sequential',
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // Errors are thrown anyway; warnings are of no use to a dancer.
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  });
}
