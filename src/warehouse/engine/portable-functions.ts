/**
 * What DuckDB 1.5 and Trino 476 both have under one name and with one meaning, each tried on both. Everything else is
 * a function of `Portable`, or is left out. Not here on purpose: `concat`, `max_by`, `min_by` (NULL), `any_value` (no
 * order), `regexp_*` (two languages), `upper` (ß), `repeat`, `skewness`, `first`, `median`, `approx_*`, `md5`,
 * `filter` of an array (two spellings of a lambda).
 */
export const portableFunctions: ReadonlySet<string> = new Set([
  // conditions
  ...['coalesce', 'nullif', 'greatest', 'least'],
  // numbers
  ...[
    'abs',
    'ceil',
    'floor',
    'round',
    'sign',
    'mod',
    'power',
    'sqrt',
    'exp',
    'ln',
    'log2',
    'log10',
    'sin',
    'tanh',
    'atan2',
  ],
  // aggregates
  ...[
    'count',
    'sum',
    'min',
    'max',
    'avg',
    'count_if',
    'bool_and',
    'bool_or',
    'array_agg',
    'geometric_mean',
    'grouping',
  ],
  ...['stddev', 'stddev_pop', 'stddev_samp', 'variance', 'var_pop', 'var_samp', 'covar_pop', 'covar_samp', 'corr'],
  ...['regr_slope', 'regr_intercept', 'kurtosis'],
  // windows
  ...['row_number', 'rank', 'dense_rank', 'percent_rank', 'cume_dist', 'ntile', 'lag', 'lead'],
  ...['first_value', 'last_value', 'nth_value'],
  // text
  ...['length', 'substr', 'substring', 'lower', 'trim', 'replace', 'reverse', 'strpos', 'position', 'lpad', 'rpad'],
  ...['split', 'starts_with', 'translate', 'chr'],
  // days
  ...['year', 'month', 'day', 'quarter', 'week', 'hour', 'extract', 'date_trunc', 'date_diff'],
  // arrays
  ...['unnest', 'contains', 'array_sort', 'array_position', 'flatten', 'array_intersect'],
])
