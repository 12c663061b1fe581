/**
 * A DOUBLE as it is published: rounded to 10 significant digits, so that sums which threads or another engine added up in
 * another order end in the same figure.
 */
export function published(value: number): number {
  return Number(value.toPrecision(10))
}
