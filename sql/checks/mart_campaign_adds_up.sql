-- Campaigns do not add up to their contacts: customers, arms, contacts, costs or money are missing, or counted twice.
-- blocking: yes
-- The cost of a campaign stands once whatever number of contacts, orders and payments there are. Money is held against
-- contacts where these tell it; what orders tell is held against customers, each of whose orders counts once a campaign.
with contact as (
  select told.campaign_key, case when told.is_control then null else told.cost end as cost, told.revenue
  from fct_campaign_contact as told
  join dim_campaign as campaign on campaign.campaign_key = told.campaign_key
  where coalesce(told.sent_on, campaign.started_on, cast('1970-01-01' as date)) < cast($as_of as date)
),
of_contacts as (
  select campaign_key, count(*) as contacts, sum(cost) as contact_cost, sum(revenue) as told_revenue
  from contact
  group by campaign_key
),
of_customers as (
  select
    campaign_key,
    sum(contacts) as contacts,
    sum(contact_cost) as contact_cost,
    sum(revenue) as revenue,
    sum(case when revenue_by = 'contacts' then revenue end) as told_revenue,
    count(case when bought then 1 end) as bought
  from mart_campaign_customer
  group by campaign_key
),
of_arms as (
  select campaign_key, sum(contacts) as contacts, sum(contact_cost) as contact_cost, sum(revenue) as revenue, sum(bought) as bought
  from mart_campaign_arm
  group by campaign_key
),
compared as (
  select
    of_contacts.campaign_key,
    of_contacts.contacts,
    of_customers.contacts as contacts_of_customers,
    of_arms.contacts as contacts_of_arms,
    coalesce(of_contacts.contact_cost, cast(0 as decimal(38,4))) as contact_cost,
    coalesce(of_customers.contact_cost, cast(0 as decimal(38,4))) as contact_cost_of_customers,
    coalesce(of_arms.contact_cost, cast(0 as decimal(38,4))) as contact_cost_of_arms,
    case
      when mart_campaign.revenue_by = 'contacts' then coalesce(of_contacts.told_revenue, cast(0 as decimal(38,4)))
      else cast(0 as decimal(38,4))
    end as told_revenue,
    coalesce(of_customers.told_revenue, cast(0 as decimal(38,4))) as told_revenue_of_customers,
    coalesce(of_customers.revenue, cast(0 as decimal(38,4))) as revenue_of_customers,
    coalesce(of_arms.revenue, cast(0 as decimal(38,4))) as revenue_of_arms,
    coalesce(of_customers.bought, 0) as bought_of_customers,
    coalesce(of_arms.bought, 0) as bought_of_arms,
    coalesce(dim_campaign.cost, of_contacts.contact_cost, cast(-1 as decimal(38,4))) as cost,
    coalesce(mart_campaign.cost, cast(-1 as decimal(38,4))) as cost_of_campaigns,
    mart_campaign.campaign_key as named
  from of_contacts
  join dim_campaign on dim_campaign.campaign_key = of_contacts.campaign_key
  left join of_customers on of_customers.campaign_key = of_contacts.campaign_key
  left join of_arms on of_arms.campaign_key = of_contacts.campaign_key
  left join mart_campaign on mart_campaign.campaign_key = of_contacts.campaign_key
)
select
  campaign_key, contacts, contacts_of_customers, contacts_of_arms, contact_cost, contact_cost_of_customers,
  contact_cost_of_arms, told_revenue, told_revenue_of_customers, revenue_of_customers, revenue_of_arms,
  bought_of_customers, bought_of_arms, cost, cost_of_campaigns
from compared
where named is null
  or contacts_of_customers is null
  or contacts_of_arms is null
  or contacts <> contacts_of_customers
  or contacts <> contacts_of_arms
  or contact_cost <> contact_cost_of_customers
  or contact_cost <> contact_cost_of_arms
  or told_revenue <> told_revenue_of_customers
  or revenue_of_customers <> revenue_of_arms
  or bought_of_customers <> bought_of_arms
  or cost <> cost_of_campaigns
