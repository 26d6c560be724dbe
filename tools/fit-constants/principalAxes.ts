import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/**
 * Unit vectors along which rows differ most, most first. Each points so that its largest component is positive, which
 * the decomposition leaves open.
 * @param rows of one length, at least one
 */
export function principalAxes(rows: readonly Float64Array[], count: number): number[][] {
  const matrix = new Matrix(rows.map((row) => Array.from(row)));
  const centred = matrix.subRowVector(matrix.mean('column'));
  const covariance = centred.transpose().mmul(centred).div(rows.length);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  });
  return realEigenvalues
    .map((variance, column) => ({ variance, axis: eigenvectorMatrix.getColumn(column) }))
    .sort((a, b) => b.variance - a.variance)
    .slice(0, count)
    .map(({ axis }) => {
      const largest = axis.reduce((best, component) =>
        Math.abs(component) > Math.abs(best) ? component : best,
      );
      return axis.map((component) => component * Math.sign(largest));
    });
}
