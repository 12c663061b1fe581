import type { Value } from '../value.js'

/** A SELECT's one expression, and what it answers on every engine. */
export type FunctionCase = readonly [text: string, value: Value]

const numbers = '(values (1, 2e0), (2, 4e0), (3, 5e0), (4, 4e0), (null, null)) t(i, x)'
const over = (call: string, i: number) =>
  `(select w from (select i, ${call} as w from ${numbers} where i is not null) s where i = ${i})`
const agg = (call: string, from: string = numbers) => `(select ${call} from ${from})`
const words = "(values ('a', 3), ('b', 1), ('c', 2)) t(word, place)"

/**
 * What each function of `portable-functions.ts` means: by hand, from its definition, at the edges where engines like to
 * part (NULL, negative numbers, letters beyond the basic plane, the ends of text).
 */
export const functionCases: Readonly<Record<string, readonly FunctionCase[]>> = {
  coalesce: [['coalesce(cast(null as bigint), cast(2 as bigint))', 2n]],
  nullif: [
    ['nullif(1, 1)', null],
    ['nullif(1, 2)', 1],
  ],
  greatest: [['greatest(1, 3, 2)', 3]],
  least: [['least(3, 1, 2)', 1]],

  abs: [["abs(cast('-1.5000' as decimal(18,4)))", '1.5000']],
  ceil: [['ceil(-1.5e0)', -1]],
  floor: [['floor(-1.5e0)', -2]],
  round: [
    ['round(2.5e0)', 3],
    ['round(-2.5e0)', -3],
    ["cast(round(cast('0.5' as decimal(18,4)), 0) as decimal(18,0))", '1'],
    ['cast(round(0.5e0) as bigint)', 1n],
  ],
  sign: [['cast(sign(-2.5e0) as bigint)', -1n]],
  mod: [
    ['mod(cast(-7 as bigint), cast(3 as bigint))', -1n],
    ['mod(cast(7 as bigint), cast(-3 as bigint))', 1n],
  ],
  power: [['power(2e0, 10e0)', 1024]],
  sqrt: [['sqrt(2e0)', Math.SQRT2]],
  exp: [['exp(1e0)', Math.E]],
  ln: [['ln(10e0)', Math.LN10]],
  log2: [['log2(8e0)', 3]],
  log10: [['log10(1000e0)', 3]],
  sin: [['sin(1e0)', Math.sin(1)]],
  tanh: [['tanh(1e0)', Math.tanh(1)]],
  atan2: [['atan2(-1e0, -1e0)', -0.75 * Math.PI]],

  count: [
    [agg('count(*)'), 5n],
    [agg('count(i)'), 4n],
    [agg('count(distinct x)'), 3n],
  ],
  sum: [
    [agg('cast(sum(x) as double)'), 15],
    [agg('cast(sum(cast(i as decimal(18,4))) as decimal(38,4))'), '10.0000'],
    [agg('sum(x)', `${numbers} where i > 9`), null],
  ],
  min: [[agg('min(i)'), 1]],
  max: [[agg('max(i)'), 4]],
  avg: [[agg('avg(cast(i as double))'), 2.5]],
  count_if: [
    [agg('count_if(i > 2)'), 2n],
    [agg('count_if(i > 9)'), 0n],
  ],
  bool_and: [[agg('bool_and(i > 1)'), false]],
  bool_or: [[agg('bool_or(i > 3)'), true]],
  array_agg: [[agg('contains(array_agg(word order by place), $$)'.replace('$$', "'b'"), words), true]],
  geometric_mean: [[agg('geometric_mean(x)', '(values (2e0), (8e0)) t(x)'), 4]],
  grouping: [
    [
      '(select cast(max(g) as bigint) from (select grouping(word) as g, count(*) as n from (values (1)) s(one) cross join ' +
        `${words} group by grouping sets ((word), ())) u)`,
      1n,
    ],
  ],
  stddev: [[agg('stddev(x)'), Math.sqrt(4.75 / 3)]],
  stddev_pop: [[agg('stddev_pop(x)'), Math.sqrt(4.75 / 4)]],
  stddev_samp: [
    [agg('stddev_samp(x)'), Math.sqrt(4.75 / 3)],
    [agg('stddev_samp(x)', '(values (1e0)) t(x)'), null],
  ],
  variance: [[agg('variance(x)'), 4.75 / 3]],
  var_pop: [[agg('var_pop(x)'), 4.75 / 4]],
  var_samp: [[agg('var_samp(x)'), 4.75 / 3]],
  covar_pop: [[agg('covar_pop(x, cast(i as double))'), 0.875]],
  covar_samp: [[agg('covar_samp(x, cast(i as double))'), 3.5 / 3]],
  corr: [[agg('corr(x, cast(i as double))'), 3.5 / Math.sqrt(4.75 * 5)]],
  regr_slope: [[agg('regr_slope(x, cast(i as double))'), 0.7]],
  regr_intercept: [[agg('regr_intercept(x, cast(i as double))'), 2]],
  kurtosis: [[agg('kurtosis(x)', '(values (1e0), (2e0), (3e0), (4e0), (10e0)) t(x)'), 3.152]],

  row_number: [[over('row_number() over (order by i)', 3), 3n]],
  rank: [[over('rank() over (order by x)', 3), 4n]],
  dense_rank: [[over('dense_rank() over (order by x)', 3), 3n]],
  percent_rank: [[over('percent_rank() over (order by x)', 4), 1 / 3]],
  cume_dist: [[over('cume_dist() over (order by x)', 4), 0.75]],
  ntile: [[over('ntile(3) over (order by i)', 2), 1n]],
  lag: [
    [over('lag(i) over (order by i)', 2), 1],
    [over('lag(i) over (order by i)', 1), null],
  ],
  lead: [[over('lead(i, 2) over (order by i)', 2), 4]],
  first_value: [[over('first_value(i) over (order by i)', 3), 1]],
  last_value: [[over('last_value(i) over (order by i)', 3), 3]],
  nth_value: [[over('nth_value(i, 2) over (order by i)', 3), 2]],

  length: [["length('a😀é')", 3n]],
  substr: [
    ["substr('a😀é', 2, 1)", '😀'],
    ["substr('abc', -2, 2)", 'bc'],
    ["substr('abc', 2)", 'bc'],
  ],
  substring: [["substring('abc', 2, 1)", 'b']],
  lower: [["lower('ÀÉ')", 'àé']],
  trim: [["trim('  a b ')", 'a b']],
  replace: [["replace('a.b.c', '.', '')", 'abc']],
  reverse: [["reverse('ab😀')", '😀ba']],
  strpos: [
    ["strpos('a😀b', 'b')", 3n],
    ["strpos('ab', 'x')", 0n],
  ],
  position: [["position('b' in 'ab')", 2n]],
  lpad: [["lpad('12345', 3, '0') || lpad('7', 3, '0')", '123007']],
  rpad: [["rpad('7', 3, '0')", '700']],
  split: [["contains(split('a,b,,c', ','), '')", true]],
  starts_with: [["starts_with('abc', 'ab')", true]],
  translate: [["translate('abc', 'ab', 'x')", 'xc']],
  chr: [['chr(23458)', '客']],

  year: [["year(date '2024-02-29')", 2024n]],
  month: [["month(date '2024-02-29')", 2n]],
  day: [["day(date '2024-02-29')", 29n]],
  quarter: [["quarter(date '2024-02-29')", 1n]],
  week: [
    ["week(date '2021-01-03')", 53n],
    ["week(date '2021-01-04')", 1n],
  ],
  hour: [["hour(cast('2024-02-29 23:59:59.999999' as timestamp(6)))", 23n]],
  extract: [["extract(year from date '2024-02-29')", 2024n]],
  date_trunc: [
    ["cast(date_trunc('month', date '2024-02-29') as date)", '2024-02-01'],
    ["cast(date_trunc('week', date '2024-03-03') as date)", '2024-02-26'],
  ],
  date_diff: [["date_diff('day', date '2024-02-28', date '2024-03-01')", 2n]],

  unnest: [['(select cast(sum(x) as bigint) from unnest(array[1, 2, 3]) t(x))', 6n]],
  contains: [
    ['contains(array[1, 2], 2)', true],
    ['contains(array[1, 2], 3)', false],
  ],
  array_sort: [['array_position(array_sort(array[3, 1, 2]), 3)', 3n]],
  array_position: [['array_position(array[5, 6], 6)', 2n]],
  flatten: [['array_position(flatten(array[array[1], array[2, 3]]), 3)', 3n]],
  array_intersect: [['contains(array_intersect(array[1, 2], array[2, 3]), 1)', false]],
}
