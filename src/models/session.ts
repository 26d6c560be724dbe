import { InferenceSession } from 'onnxruntime-node';

/**
 * Opens an ONNX model for one thread that sleeps while it waits: analysis runs in several processes, and two with
 * one thread each are faster than one with two. The result does not depend on how busy the machine is.
 */
export function openSession(path: string): Promise<InferenceSession> {
  return InferenceSession.create(path, {
    executionProviders: ['cpu'],
    executionMode: 'sequential',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // Errors are thrown anyway; warnings are of no use to a dancer.
    logSeverityLevel: 3,
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  });
}
