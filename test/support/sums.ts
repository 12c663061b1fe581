import type { Sum } from './raw-beside-star.js'

/* Sums of money and joins, of files of which the README of the data only counts the records. */

export const journeySums: readonly Sum[] = [
  {
    star: `select value, count(*), sum(net_amount), count(distinct line.customer_record_key)
      from fct_order_line as line join customer_attribute using (customer_record_key)
      where name = 'income' and is_current group by all`,
    raw: `select income, count(*), sum(cast(sales_value as decimal(18, 4))), count(distinct household_id)
      from transactions_sample join demographics using (household_id)
      where sales_value not like '%e-%' group by all`,
  },
  {
    // What the makers of coupons paid lessens no sale. Prices have four digits: of many units the rest is more than a cent.
    star: `select category, brand, count(*), sum(quantity), count(distinct order_id),
        sum(round(discount_amount, 2)) filter (where quantity between 1 and 50)
      from fct_order_line join dim_product using (product_key) where is_current group by all`,
    raw: `select department, brand, count(*), sum(cast(quantity as integer)), count(distinct basket_id),
        sum(cast(retail_disc as decimal(18, 2)) + cast(coupon_match_disc as decimal(18, 2)))
          filter (where cast(quantity as integer) between 1 and 50)
      from transactions_sample left join products using (product_id)
      where sales_value not like '%e-%' group by all`,
  },
  {
    star: `select channel, cast(min(ordered_at) as varchar), cast(max(ordered_at) as varchar), count(distinct product_id)
      from fct_order_line join dim_channel using (channel_key) join dim_product using (product_key)
      where is_current group by all`,
    raw: `select 'store ' || store_id, min(transaction_timestamp), max(transaction_timestamp), count(distinct product_id)
      from transactions_sample where sales_value not like '%e-%' group by all`,
  },
  {
    star: `select kind, campaign.started_on, count(*), count(distinct customer_record_key), min(redeemed.started_on),
        count(distinct topic)
      from fct_interaction as redeemed join dim_campaign as campaign using (campaign_key) group by all`,
    raw: `select campaign_type, cast(start_date as date), count(*), count(distinct household_id),
        cast(min(redemption_date) as date), count(distinct coupon_upc)
      from coupon_redemptions join campaign_descriptions using (campaign_id) group by all`,
  },
  {
    star: `select kind, ended_on, count(*), count(distinct customer_record_key)
      from fct_campaign_contact join dim_campaign using (campaign_key) group by all`,
    raw: `select campaign_type, cast(end_date as date), count(*), count(distinct household_id)
      from campaigns join campaign_descriptions using (campaign_id) group by all`,
  },
]

export const orgSums: readonly Sum[] = [
  {
    star: `select stage, industry, count(*), sum(amount), sum(100 * deal.probability), count(*) filter (where deal.is_won),
        min(expected_close_on)
      from fct_opportunity as deal join dim_pipeline_stage using (stage_key)
      left join dim_account as company on company.account_key = deal.account_key and is_current group by all`,
    raw: `select StageName, Industry, count(*), sum(cast(Amount as decimal(18, 4))), sum(cast(Probability as integer)),
        count(*) filter (where IsWon = '1'), cast(min(CloseDate) as date)
      from Opportunity left join Account on AccountId = Account.Id group by all`,
  },
  {
    star: `select name, region, topic, outcome, count(*), min(started_on)
      from fct_interaction as task left join dim_customer_record as person
        on person.customer_record_key = task.customer_record_key and is_current group by all`,
    raw: `select Name, MailingState, Subject, Status, count(*), min(cast(ActivityDate as date))
      from Task left join Contact on WhoId = Contact.Id group by all`,
  },
  {
    star: `select campaign.name, campaign.kind, campaign.ended_on, city, member.status, count(*)
      from fct_campaign_contact as member join dim_campaign as campaign using (campaign_key)
      left join dim_customer_record as person on person.customer_record_key = member.customer_record_key and is_current
      group by all`,
    raw: `select Campaign.Name, Campaign.Type, cast(Campaign.EndDate as date), MailingCity, CampaignMember.Status, count(*)
      from CampaignMember join Campaign on CampaignId = Campaign.Id
      left join Contact on ContactId = Contact.Id group by all`,
  },
  {
    star: `select campaign.name, count(*) from fct_campaign_contact join dim_campaign as campaign using (campaign_key)
      where customer_record_key = 0 group by all`,
    raw: `select Campaign.Name, count(*) from CampaignMember join Campaign on CampaignId = Campaign.Id
      join Lead on LeadId = Lead.Id group by all`,
  },
  {
    star: `select category, priority, status, birth_date, count(*), count(resolved_at)
      from fct_service_case join dim_customer_record using (customer_record_key) where is_current group by all`,
    raw: `select "Case".Type, Priority, Status, cast(Birthdate as date), count(*), count(ClosedDate)
      from "Case" join Contact on ContactId = Contact.Id group by all`,
  },
]

/** Variants, with what only the first row of their product says. */
const variants = `(select "Option1 Value", "Option2 Value", "Option3 Value", "Variant SKU", "Variant Price",
      last_value(Title ignore nulls) over product as Title, last_value(Vendor ignore nulls) over product as Vendor,
      last_value("Type" ignore nulls) over product as "Type"
    from (select 'a' as file, * from apparel union all by name select 'b', * from bicycles)
    window product as (partition by file, Handle order by "#" rows unbounded preceding))`

/** Codes that stand on one record: of those on several one price holds, and which is not of the files. */
const once = `(select "Variant SKU" from (select "Variant SKU" from raw.apparel union all select "Variant SKU" from raw.bicycles)
    group by 1 having count(*) = 1)`

export const goodsSums: readonly Sum[] = [
  {
    star: `select brand, count(*), sum(list_price) from dim_product where is_current and product_id in ${once} group by all`,
    raw: `select Vendor, count(*), sum(cast("Variant Price" as decimal(18, 4))) from ${variants}
      where "Variant SKU" in ${once} group by all`,
  },
  {
    star: `select subcategory, min(list_price), max(list_price), sum(list_price)
      from dim_product where is_current and product_id in ${once} group by all`,
    raw: `select "Type", min(cast("Variant Price" as decimal(18, 4))), max(cast("Variant Price" as decimal(18, 4))),
        sum(cast("Variant Price" as decimal(18, 4)))
      from ${variants} where "Variant SKU" in ${once} group by all`,
  },
  {
    star: `select product_id, name, list_price from dim_product where is_current and product_id in ${once}`,
    raw: `select "Variant SKU", concat(Title, case when "Option1 Value" <> 'Default Title' then ' ' || "Option1 Value" end,
        ' / ' || "Option2 Value", ' / ' || "Option3 Value"), cast("Variant Price" as decimal(18, 4))
      from ${variants} where "Variant SKU" in ${once}`,
  },
]

/** Profit as the file tells it, to the cent; the peak of the whale curve is what customers earn who cost nothing in the end. */
export const superstoreSums: readonly Sum[] = [
  {
    star: `select customer_id, round(profit, 2) from mart_profit join dim_customer using (customer_key)`,
    raw: `select "Customer ID", round(sum(cast(Profit as decimal(18, 4))), 2) from "Sample-Superstore" group by all`,
  },
  {
    star: `select product_id, country, region, round(sum(amount), 2)
      from mart_profit_line join dim_product using (product_key) join dim_geography using (geography_key)
      where is_current group by all`,
    raw: `select "Product ID", Country, State, round(sum(cast(Profit as decimal(18, 4))), 2)
      from "Sample-Superstore" group by all`,
  },
  {
    star: `select count(*), round(sum(profit), 2) from mart_profit where profit > 0`,
    raw: `select count(*), round(sum(profit), 2) from (
      select sum(cast(Profit as decimal(18, 4))) as profit from "Sample-Superstore" group by "Customer ID") where profit > 0`,
  },
]
