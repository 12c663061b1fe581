-- One row per customer in a campaign, whatever number of contacts they had.
-- grain: contact_key
-- What tells of responses, purchases and money is one for all customers of a campaign, those left out included: else arms
-- could not be compared. The contacts' own word holds before that of interactions, clicks and orders; not where contacts
-- tell of purchases of those contacted alone, and orders of all. Whoever was left out cannot open or click what they never
-- got: where nobody of them has responded, or clicks tell it, what they would have done is NULL, not nothing. A response
-- dated before the day of its contact answers something else. Orders count that
-- were placed from the customer's first contact (else the campaign's first day, else its first contact) to its last day,
-- or within $window_days where it has none; only of campaigns that ran while there were orders. An order that lies in two
-- campaigns counts in both. work.campaign_answers is campaign_answers.sql, and nothing where no interaction is known.
with seen as (
  select
    told.contact_key,
    told.campaign_key,
    coalesce(bridge_customer.customer_key, cast(0 as bigint)) as customer_key,
    case when coalesce(bridge_customer.customer_key, cast(0 as bigint)) = 0 then told.contact_key else cast(0 as bigint) end as stranger_key,
    coalesce(told.arm, case when told.is_control then 'control' else 'contacted' end) as arm,
    coalesce(told.is_control, false) as is_control,
    case when told.channel_key = 0 then campaign.channel_key else told.channel_key end as channel_key,
    told.sent_at,
    coalesce(told.sent_on, campaign.started_on, min(told.sent_on) over (partition by told.campaign_key)) as from_on,
    campaign.ended_on,
    -- Who was left out cost nothing, whatever a file says in each of its rows.
    case when told.is_control then null else told.cost end as cost,
    told.delivered,
    told.opened,
    told.clicked,
    coalesce(told.responded_on < told.sent_on, false) as is_early,
    case
      when told.responded_on >= cast($as_of as date) or told.responded_on < told.sent_on then false
      when told.responded_on is not null then true
      else told.responded
    end as responded,
    told.converted,
    told.revenue,
    told.unsubscribed
  from fct_campaign_contact as told
  join dim_campaign as campaign on campaign.campaign_key = told.campaign_key
  left join bridge_customer on bridge_customer.customer_record_key = told.customer_record_key
  where coalesce(told.sent_on, campaign.started_on, cast('1970-01-01' as date)) < cast($as_of as date)
),
ranked as (
  select
    *,
    row_number() over (
      partition by campaign_key, customer_key, stranger_key order by sent_at nulls last, contact_key
    ) as place
  from seen
),
person as (
  select
    campaign_key,
    customer_key,
    min(case when place = 1 then contact_key end) as contact_key,
    -- Left out by one record and contacted by another is in no arm, though both name the same one.
    case when min(arm) = max(arm) and bool_and(is_control) = bool_or(is_control) then min(arm) else 'several' end as arm,
    bool_and(is_control) as is_control,
    bool_or(is_control)
      and (not bool_and(is_control) or coalesce(bool_or(delivered), false) or coalesce(bool_or(opened), false) or coalesce(bool_or(clicked), false))
      as is_contaminated,
    count(case when is_early then 1 end) as early_responses,
    min(case when place = 1 then channel_key end) as channel_key,
    min(from_on) as from_on,
    min(ended_on) as ended_on,
    count(*) as contacts,
    cast(sum(cost) as decimal(18,4)) as contact_cost,
    bool_or(delivered) as delivered,
    bool_or(opened) as opened,
    bool_or(clicked) as clicked,
    bool_or(responded) as responded,
    bool_or(converted) as converted,
    cast(sum(revenue) as decimal(18,4)) as revenue,
    bool_or(unsubscribed) as unsubscribed
  from ranked
  group by campaign_key, customer_key, stranger_key
),
traded as (
  select min(ordered_on) as first_on, max(ordered_on) as last_on from mart_order where order_key <> 0
),
answered as (
  select campaign_key, sum(answers) as answers from work.campaign_answers group by campaign_key
),
-- What tells of each campaign.
telling as (
  select
    person.campaign_key,
    max(case when person.delivered is not null then 1 else 0 end) = 1 as tells_delivered,
    max(case when person.opened is not null then 1 else 0 end) = 1 as tells_opened,
    max(case when person.clicked is not null then 1 else 0 end) = 1 as tells_clicked,
    max(case when person.responded is not null then 1 else 0 end) = 1 as tells_responded,
    max(case when person.converted is not null or person.revenue is not null then 1 else 0 end) = 1 as tells_bought,
    max(case when person.revenue is not null then 1 else 0 end) = 1 as tells_revenue,
    max(case when person.is_control then 1 else 0 end) = 1 as has_controls,
    max(case when person.is_control and (person.converted is not null or person.revenue is not null) then 1 else 0 end) = 1
      as tells_bought_of_controls,
    max(case when person.is_control and person.revenue is not null then 1 else 0 end) = 1 as tells_revenue_of_controls,
    max(case when person.unsubscribed is not null then 1 else 0 end) = 1 as tells_unsubscribed,
    max(
      case
        when person.customer_key = 0 or person.from_on is null or traded.first_on is null then 0
        when person.from_on > traded.last_on or person.ended_on < traded.first_on then 0
        else 1
      end
    ) = 1 as has_orders
  from person
  cross join traded
  group by person.campaign_key
),
source as (
  select
    telling.campaign_key, telling.tells_delivered, telling.tells_opened, telling.tells_clicked, telling.tells_unsubscribed,
    telling.has_orders, telling.tells_bought_of_controls, telling.tells_revenue_of_controls,
    case
      when telling.tells_responded then 'contacts'
      when answered.answers > 0 then 'interactions'
      when telling.tells_clicked then 'clicks'
    end as response_by,
    case
      when telling.tells_bought and (telling.tells_bought_of_controls or not telling.has_controls or not telling.has_orders)
        then 'contacts'
      when telling.has_orders then 'orders'
    end as bought_by,
    case
      when telling.tells_revenue and (telling.tells_revenue_of_controls or not telling.has_controls or not telling.has_orders)
        then 'contacts'
      when telling.has_orders then 'orders'
    end as revenue_by
  from telling
  left join answered on answered.campaign_key = telling.campaign_key
),
ordered as (
  select
    person.contact_key,
    bool_or(mart_order.is_counted) as bought,
    sum(mart_order.net_sales) as revenue,
    sum(margins.costed_sales - margins.cost) as margin,
    sum(margins.costed_lines) as costed_lines
  from person
  join mart_order on mart_order.customer_key = person.customer_key
  left join work.margins as margins
    on margins.customer_key = mart_order.customer_key and margins.order_key = mart_order.order_key
  where person.customer_key <> 0
    and mart_order.order_key <> 0
    and mart_order.ordered_on >= person.from_on
    and case
      when person.ended_on is null then date_diff('day', person.from_on, mart_order.ordered_on) < cast($window_days as bigint)
      else mart_order.ordered_on <= person.ended_on
    end
  group by person.contact_key
),
responding as (
  select
    person.contact_key, person.campaign_key, person.is_control, person.is_contaminated, source.response_by,
    answer.answers,
    case source.response_by
      when 'contacts' then coalesce(person.responded, false)
      when 'interactions' then answer.customer_key is not null
      when 'clicks' then coalesce(person.clicked, false)
    end as responded
  from person
  join source on source.campaign_key = person.campaign_key
  left join work.campaign_answers as answer
    on answer.campaign_key = person.campaign_key and answer.customer_key = person.customer_key
),
-- Of which campaigns whoever was left out, and reached by nothing, could respond.
open_to_all as (
  select campaign_key
  from responding
  where is_control and not is_contaminated and responded and response_by <> 'clicks'
  group by campaign_key
)
select
  person.contact_key,
  person.campaign_key,
  person.customer_key,
  person.arm,
  person.is_control,
  person.is_contaminated,
  person.channel_key,
  person.from_on,
  person.contacts,
  person.contact_cost,
  case when source.tells_delivered then coalesce(person.delivered, false) end as delivered,
  case when source.tells_opened then coalesce(person.opened, false) end as opened,
  case when source.tells_clicked then coalesce(person.clicked, false) end as clicked,
  case when not person.is_control or open_to_all.campaign_key is not null then responding.responded end as responded,
  person.early_responses,
  case when answered.answers > 0 then coalesce(responding.answers, 0) end as answers,
  case source.bought_by
    when 'contacts' then
      case
        when not person.is_control or source.tells_bought_of_controls then coalesce(person.converted, person.revenue > 0, false)
      end
    when 'orders' then coalesce(ordered.bought, false)
  end as bought,
  case source.revenue_by
    when 'contacts' then
      case
        when not person.is_control or source.tells_revenue_of_controls then coalesce(person.revenue, cast(0 as decimal(18,4)))
      end
    when 'orders' then cast(coalesce(ordered.revenue, cast(0 as decimal(38,4))) as decimal(18,4))
  end as revenue,
  case
    when coalesce(source.revenue_by, 'contacts') = 'contacts' then null
    when ordered.contact_key is null then cast(0 as decimal(18,4))
    when ordered.costed_lines > 0 then cast(ordered.margin as decimal(18,4))
  end as margin,
  case when source.tells_unsubscribed then coalesce(person.unsubscribed, false) end as unsubscribed,
  source.response_by,
  source.bought_by,
  source.revenue_by
from person
join source on source.campaign_key = person.campaign_key
join responding on responding.contact_key = person.contact_key
left join open_to_all on open_to_all.campaign_key = person.campaign_key
left join answered on answered.campaign_key = person.campaign_key
left join ordered on ordered.contact_key = person.contact_key
