-- One row per customer in a campaign, whatever number of contacts they had.
-- grain: contact_key
-- What tells of responses, purchases and money is one for all customers of a campaign, those left out included: else arms
-- could not be compared. The contacts' own word holds before that of interactions, clicks and orders. Orders count that
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
    case
      when told.responded_on >= cast($as_of as date) then false
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
    case when min(arm) = max(arm) then min(arm) else 'several' end as arm,
    bool_and(is_control) as is_control,
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
)
select
  person.contact_key,
  person.campaign_key,
  person.customer_key,
  person.arm,
  person.is_control,
  person.channel_key,
  person.from_on,
  person.contacts,
  person.contact_cost,
  case when telling.tells_delivered then coalesce(person.delivered, false) end as delivered,
  case when telling.tells_opened then coalesce(person.opened, false) end as opened,
  case when telling.tells_clicked then coalesce(person.clicked, false) end as clicked,
  case
    when telling.tells_responded then coalesce(person.responded, false)
    when answered.answers > 0 then answer.customer_key is not null
    when telling.tells_clicked then coalesce(person.clicked, false)
  end as responded,
  case when answered.answers > 0 then coalesce(answer.answers, 0) end as answers,
  case
    when telling.tells_bought then coalesce(person.converted, person.revenue > 0, false)
    when telling.has_orders then coalesce(ordered.bought, false)
  end as bought,
  case
    when telling.tells_revenue then coalesce(person.revenue, cast(0 as decimal(18,4)))
    when telling.has_orders then cast(coalesce(ordered.revenue, cast(0 as decimal(38,4))) as decimal(18,4))
  end as revenue,
  case
    when telling.tells_revenue or not telling.has_orders then null
    when ordered.contact_key is null then cast(0 as decimal(18,4))
    when ordered.costed_lines > 0 then cast(ordered.margin as decimal(18,4))
  end as margin,
  case when telling.tells_unsubscribed then coalesce(person.unsubscribed, false) end as unsubscribed,
  case
    when telling.tells_responded then 'contacts'
    when answered.answers > 0 then 'interactions'
    when telling.tells_clicked then 'clicks'
  end as response_by,
  case when telling.tells_bought then 'contacts' when telling.has_orders then 'orders' end as bought_by,
  case when telling.tells_revenue then 'contacts' when telling.has_orders then 'orders' end as revenue_by
from person
join telling on telling.campaign_key = person.campaign_key
left join answered on answered.campaign_key = person.campaign_key
left join work.campaign_answers as answer
  on answer.campaign_key = person.campaign_key and answer.customer_key = person.customer_key
left join ordered on ordered.contact_key = person.contact_key
