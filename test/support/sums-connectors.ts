import type { Sum } from './raw-beside-star.js'

/** Sums of money and joins of tables as connectors land them, a few rows each. */

const hubspot: readonly Sum[] = [
  {
    // No deal of theirs has an amount or a stage.
    star: `select opportunity_id, name, owner, created_at, amount, closed_at from fct_opportunity
      left join dim_owner as seller on seller.owner_key = fct_opportunity.owner_key and seller.owner_key <> 0`,
    raw: `select deal_id, property_dealname, owner_id, cast(property_createdate as timestamp), null, null from deal_data`,
  },
  {
    star: `select category, priority, status, count(*), min(opened_at), sum(epoch(first_response_at - opened_at)), max(resolved_at)
      from fct_service_case group by all`,
    raw: `select property_hs_ticket_category, property_hs_ticket_priority, property_hs_pipeline_stage, count(*),
        min(cast(property_createdate as timestamp)),
        sum(epoch(cast(property_first_agent_reply_date as timestamp) - cast(property_createdate as timestamp))),
        max(cast(property_closed_date as timestamp))
      from ticket_data group by all`,
  },
  {
    star: `select event, visitor_id, campaign_id, count(*), min(occurred_at)
      from fct_web_event join dim_campaign using (campaign_key) group by all`,
    raw: `select "type", recipient, email_campaign_id, count(*), min(cast(created as timestamp))
      from email_event_data group by all`,
  },
  {
    star: `select industry, country, count(*), sum(annual_revenue), count(distinct city), min(name)
      from dim_account where is_current and account_key <> 0 group by all`,
    raw: `select property_industry, property_country, count(*), sum(cast(property_annualrevenue as decimal(18, 4))),
        count(distinct property_city), min(property_name)
      from company_data group by all`,
  },
]

const klaviyo: readonly Sum[] = [
  {
    star: `select customer_id, campaign_id, count(*), sum(value), min(occurred_at)
      from fct_web_event join dim_customer_record using (customer_record_key)
      left join dim_campaign as campaign on campaign.campaign_key = fct_web_event.campaign_key and campaign.campaign_key <> 0
      where is_current group by all`,
    raw: `select person_id, campaign_id, count(*), sum(cast(property_value as decimal(18, 4))), min(cast("datetime" as timestamp))
      from event group by all`,
  },
  {
    star: `select event_id, event, occurred_at from fct_web_event`,
    raw: `select id, "type", cast("datetime" as timestamp) from event`,
  },
  {
    star: `select region, city, postal_code, first_name, last_name, first_seen_at
      from dim_customer_record where is_current and first_seen_on > date '1970-01-01' and region is not null`,
    raw: `select region, city, zip, first_name, last_name, cast(updated as timestamp) from person`,
  },
  {
    star: `select campaign_id, name, kind, status, started_on from dim_campaign where is_declared`,
    raw: `select id, name, campaign_type, status, cast(left(sent_at, 10) as date) from campaign`,
  },
]

const mailchimp: readonly Sum[] = [
  {
    star: `select campaign_id, country, email_consent, count(*), count(distinct lower(email))
      from fct_campaign_contact join dim_campaign using (campaign_key) join dim_customer_record using (customer_record_key)
      where is_current group by all`,
    raw: `select campaign_id, country_code, status = 'subscribed', count(*), count(distinct email_address)
      from campaign_recipient left join member on member_id = member.id group by all`,
  },
  {
    star: `select event, campaign_id, customer_id, count(*), min(occurred_at), max(occurred_at)
      from fct_web_event join dim_campaign using (campaign_key) join dim_customer_record using (customer_record_key)
      where is_current and event <> 'unsubscribe' group by all`,
    raw: `select action, campaign_id, member_id, count(*), min(cast("timestamp" as timestamp)), max(cast("timestamp" as timestamp))
      from campaign_recipient_activity group by all`,
  },
  {
    star: `select email, campaign_id, occurred_at
      from fct_web_event join dim_campaign using (campaign_key) join dim_customer_record using (customer_record_key)
      where is_current and event = 'unsubscribe'`,
    raw: `select email_address, campaign_id, cast(unsubscribe."timestamp" as timestamp)
      from unsubscribe join member on member_id = member.id`,
  },
]

const activities = [
  ['send email', 'send_email'],
  ['email delivered', 'email_delivered'],
  ['open email', 'open_email'],
  ['click email', 'click_email'],
  ['email bounced', 'email_bounced'],
  ['unsubscribe email', 'unsubscribe_email'],
]

const marketo: readonly Sum[] = [
  {
    star: `select event, count(*), min(event_id), count(distinct customer_id), max(customer_id), min(occurred_at), max(occurred_at)
      from fct_web_event join dim_customer_record using (customer_record_key) where is_current group by all`,
    raw: activities
      .map(
        ([event, table]) => `select '${event}', count(*), min(id), count(distinct lead_id), max(lead_id),
          min(cast(activity_date as timestamp)), max(cast(activity_date as timestamp))
        from marketo_activity_${table}_data`,
      )
      .join(' union all '),
  },
  {
    // Of none of their leads there is an activity.
    star: `select customer_id, first_name, last_name, email, first_seen_at
      from dim_customer_record where is_current and email is not null`,
    raw: `select id, first_name, last_name, email, cast(updated_at as timestamp) from marketo_lead_data`,
  },
  {
    star: `select kind, status, started_on, count(*), max(updated_at), count(distinct name) from dim_campaign where is_declared group by all`,
    raw: `select channel, status, cast(left(start_date, 10) as date), count(*),
        max(cast(replace(updated_at, ' UTC', '') as timestamp)), count(distinct name)
      from marketo_program_data group by all`,
  },
]

const salesforce: readonly Sum[] = [
  {
    // One of their tasks is with a lead, none with a contact of theirs.
    star: `select nullif(customer_id, 'unknown'), nullif(account_id, 'unknown'), topic, outcome, count(*), min(started_at)
      from fct_interaction as task join dim_customer_record using (customer_record_key)
      join dim_account as company on company.account_key = task.account_key and company.is_current
      where dim_customer_record.is_current group by all`,
    raw: `select case when who_id like '003%' then who_id end, account_id, subject, status, count(*), min(cast(activity_date as timestamp))
      from sf_task_data group by all`,
  },
  {
    star: `select customer_id, person.name, email, account_id from dim_customer_record as person
      left join dim_account as company on company.account_key = person.account_key and company.is_current and company.account_key <> 0
      where person.is_current and person.name is not null`,
    raw: 'select id, name, email, account_id from sf_contact_data where name is not null',
  },
  {
    star: 'select company, name, email, status, is_converted, created_on from fct_lead',
    raw: `select company, name, email, status, is_converted = 'TRUE', cast(left(created_date, 10) as date) from sf_lead_data`,
  },
  {
    star: 'select product_id, name, category from dim_product where is_current and product_key <> 0',
    raw: 'select id, name, family from sf_product_2_data',
  },
]

const shopify: readonly Sum[] = [
  {
    star: `select customer_id, order_id, sum(quantity), sum(gross_amount), sum(discount_amount), min(ordered_at), min(status)
      from fct_order_line join dim_customer_record using (customer_record_key) where is_current group by all`,
    raw: `select customer_id, order_id, sum(cast(quantity as integer)), sum(cast(quantity as integer) * cast(price as decimal(18, 4))),
        sum(cast(total_discount as decimal(18, 4))), min(cast(shopify_order_data.created_at as timestamp)), min(financial_status)
      from shopify_order_line_data join shopify_order_data on order_id = shopify_order_data.id group by all`,
  },
  {
    star: `select product_id, name, sum(net_amount), sum(quantity) from fct_order_line join dim_product using (product_key)
      where is_current group by all`,
    raw: `select variant_id, title, sum(cast(quantity as integer) * cast(price as decimal(18, 4)) - cast(total_discount as decimal(18, 4))),
        sum(cast(quantity as integer))
      from shopify_order_line_data group by all`,
  },
  {
    star: `select name, list_price, valid_from from dim_product where is_current and list_price is not null`,
    raw: `select display_name, cast(price as decimal(18, 4)), cast(updated_at as timestamp) from shopify_product_variant_data`,
  },
  {
    star: `select person.customer_id, person.email, email_consent, valid_from, count(order_id)
      from dim_customer_record as person left join fct_order_line using (customer_record_key)
      where is_current and customer_record_key <> 0 group by all`,
    raw: `select shopify_customer_data.id, shopify_customer_data.email, accepts_marketing = 'TRUE',
        cast(trim(shopify_customer_data.updated_at) as timestamp), count(order_id)
      from shopify_customer_data left join shopify_order_data on customer_id = shopify_customer_data.id
      left join shopify_order_line_data on order_id = shopify_order_data.id group by all`,
  },
]

const stripe: readonly Sum[] = [
  {
    // All of their charges failed, and none of them is paid back.
    star: 'select payment_id, status, amount, paid_at, method from fct_payment',
    raw: `select id, status, 0 - cast(amount as decimal(18, 4)) / 100, cast(created as timestamp), 'refund' from refund_data`,
  },
  {
    // Who is deleted stays, and is said to be.
    star: 'select name, customer_id, is_deleted from dim_customer_record where is_current and name is not null',
    raw: `select name, id, is_deleted = 'TRUE' from customer_data where name is not null`,
  },
  {
    star: `select customer_id, status, seats, started_on, ended_on
      from fct_subscription join dim_customer_record using (customer_record_key) where is_current`,
    raw: `select customer_id, status, cast(quantity as integer), cast(left(start_date, 10) as date), cast(left(ended_at, 10) as date)
      from subscription_data`,
  },
  {
    star: `select product_id, name from dim_product where is_current and product_key <> 0`,
    raw: `select id, name from product_data where is_deleted <> 'true'`,
  },
]

const zendesk: readonly Sum[] = [
  {
    star: `select customer_id, person.name, email, account_id, min(opened_at)
      from fct_service_case as ticket join dim_customer_record as person using (customer_record_key)
      left join dim_account as company on company.account_key = ticket.account_key and company.is_current and company.account_key <> 0
      where person.is_current group by all`,
    raw: `select requester_id, name, email, ticket_data.organization_id, min(cast(ticket_data.created_at as timestamp))
      from ticket_data left join user_data on requester_id = user_data.id where status <> 'deleted' group by all`,
  },
  {
    star: `select channel, status, priority, category, count(*), max(updated_at)
      from fct_service_case join dim_channel using (channel_key) group by all`,
    raw: `select via_channel, status, priority, "type", count(*), max(cast(updated_at as timestamp))
      from ticket_data where status <> 'deleted' group by all`,
  },
  {
    star: `select customer_id, person.name, email, company.account_id
      from dim_customer_record as person left join dim_account as company
        on company.account_key = person.account_key and company.is_current and company.account_key <> 0
      where person.is_current and person.name is not null`,
    raw: `select id, name, email, organization_id from user_data where role not in ('agent', 'admin')`,
  },
  {
    star: `select account_id, name, valid_from from dim_account where is_current and name is not null`,
    raw: 'select id, name, cast(updated_at as timestamp) from organization_data',
  },
]

/** By platform. */
export const connectorSums: Readonly<Record<string, readonly Sum[]>> = {
  hubspot,
  klaviyo,
  mailchimp,
  marketo,
  salesforce,
  shopify,
  stripe,
  zendesk,
}
