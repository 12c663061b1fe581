import type { Figure } from './preset-case.js'

/** Sets of items that stand in at least ten of the 9,835 baskets (support .001), grown by one item at a time. */
const itemsets = `with recursive entry as (select distinct order_key, product_key from fct_order_line),
  grown as (
    select order_key, [product_key] as items, product_key as last, count(*) over (partition by product_key) as baskets
    from entry qualify baskets >= 10
    union all
    select order_key, list_append(items, entry.product_key), entry.product_key,
      count(*) over (partition by items, entry.product_key) as baskets
    from grown join entry using (order_key) where entry.product_key > last
    qualify count(*) over (partition by items, entry.product_key) >= 10
  ),
  itemset as (select items, any_value(baskets) as baskets from grown group by items)`

/** Published of the groceries: frequent sets by their length, and rules with one consequent. */
export const basketFigures: readonly Figure[] = [
  [
    `${itemsets} select sum(sets) as sets, string_agg(cast(sets as varchar), '/' order by items) as by_length
      from (select len(items) as items, count(*) as sets from itemset group by 1)`,
    { sets: 13_492n, by_length: '157/2981/6831/3137/376/10' },
  ],
  [
    // Confidence as exact fractions; floats give 406 instead of 410.
    `${itemsets}, rule as (
        select whole.baskets, part.baskets as given
        from (select items, baskets, unnest(items) as consequent from itemset where len(items) > 1) as whole
        join itemset as part on part.items = list_filter(whole.items, item -> item <> consequent)
      )
      select count(*) filter (where 10 * baskets >= 8 * given) as eight_of_ten,
        count(*) filter (where 2 * baskets >= given) as half,
        count(*) filter (where 1000 * baskets >= 6 * 9835 and 4 * baskets >= given) as six_in_a_thousand,
        count(*) filter (where 100 * baskets >= 9835 and 2 * baskets >= given) as one_in_a_hundred
      from rule`,
    { eight_of_ten: 410n, half: 5_668n, six_in_a_thousand: 463n, one_in_a_hundred: 15n },
  ],
]
