-- One row per pair of a returned line and the order line whose units it takes back, latest units first.
-- grain: return_key, return_line_key, order_key, order_line_key
-- Latest first is how parentheses match: a sale opens so many, a return closes so many. The depth after an event is the
-- running sum less its lowest value so far (at most 0), so a return that finds nothing open leaves depth 0. Every level
-- that is closed was opened by the last sale that reached it.
with running as (
  select
    *,
    sum(direction * quantity) over (
      partition by match_group order by position rows between unbounded preceding and current row
    ) as balance
  from work.match_event
),
lowest as (
  select
    *,
    min(balance) over (
      partition by match_group order by position rows between unbounded preceding and current row
    ) as lowest_balance
  from running
),
depths as (
  select
    *,
    balance - case when lowest_balance < 0 then lowest_balance else 0 end as depth_after
  from lowest
),
spans as (
  select
    *,
    coalesce(lag(depth_after) over (partition by match_group order by position), 0) as depth_before
  from depths
),
layers as (
  select
    *,
    case when depth_before < depth_after then depth_before else depth_after end as layer_from,
    case when depth_before < depth_after then depth_after else depth_before end as layer_to
  from spans
  where depth_before <> depth_after
),
edges as (
  select match_group, layer_from as edge from layers
  union
  select match_group, layer_to from layers
),
segments as (
  select
    match_group, edge as segment_from,
    lead(edge) over (partition by match_group order by edge) as segment_to
  from edges
),
crossings as (
  select
    layers.match_group, segments.segment_from, segments.segment_to, layers.position, layers.direction,
    layers.document_key, layers.line_key, layers.happened_on, layers.quantity, layers.net_amount
  from layers
  join segments
    on segments.match_group = layers.match_group
    and segments.segment_from >= layers.layer_from
    and segments.segment_to <= layers.layer_to
),
paired as (
  select
    *,
    lag(document_key) over within_segment as order_key,
    lag(line_key) over within_segment as order_line_key
  from crossings
  window within_segment as (partition by match_group, segment_from order by position)
),
pair as (
  select
    match_group, document_key as return_key, line_key as return_line_key, order_key, order_line_key,
    happened_on as returned_on, quantity as units, net_amount, sum(segment_to - segment_from) as taken
  from paired
  where direction = -1
  group by match_group, document_key, line_key, order_key, order_line_key, happened_on, quantity, net_amount
),
shared_out as (
  select
    *,
    sum(taken) over (
      partition by match_group, return_key, return_line_key order by order_key, order_line_key
      rows between unbounded preceding and current row
    ) as taken_so_far
  from pair
),
given_back as (
  -- What a return gives back is shared out by its units. Each part is what its units add to the parts before it, so that
  -- the parts of a return whose units all find a line are all of its money.
  select
    *,
    case
      when taken_so_far = units then net_amount
      else cast(round(
        cast(net_amount as double) * cast(taken_so_far as double) / nullif(cast(units as double), 0e0), 4
      ) as decimal(18,4))
    end as amount_so_far,
    cast(round(
      cast(net_amount as double) * cast(taken_so_far - taken as double) / nullif(cast(units as double), 0e0), 4
    ) as decimal(18,4)) as amount_before
  from shared_out
)
select
  return_key, return_line_key, order_key, order_line_key,
  substr(match_group, 1, strpos(match_group, ':') - 1) as rule,
  match_group,
  cast(taken as decimal(18,4)) as quantity,
  cast(amount_so_far - amount_before as decimal(18,4)) as amount,
  returned_on
from given_back
