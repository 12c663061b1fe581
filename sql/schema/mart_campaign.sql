-- One row per campaign with a contact before the night's day: what its contacted customers did, and what it cost, once.
-- grain: campaign_key
-- entities: campaign_contact
create or replace table mart_campaign (
  campaign_key bigint not null, -- the campaign
  customers bigint not null, -- contacted ones; those left out on purpose are controls
  controls bigint not null, -- left out to compare with
  contaminated bigint not null, -- customers left out by one record and contacted all the same: what the campaign brought is then more than it seems
  contacts bigint not null, -- contacts with those who were contacted
  delivered bigint, -- customers whom one reached; this and the following: NULL where nothing tells it
  opened bigint, -- who opened one
  clicked bigint, -- who followed a link
  responded bigint, -- who responded
  controls_responded bigint, -- those left out who did; NULL where only what was sent could be responded to
  early_responses bigint not null, -- responses dated before the day of their contact, which count as none
  answers bigint, -- contacts of their own that named the campaign: coupons, calls
  bought bigint, -- who bought
  revenue decimal(18,4), -- what they bought for
  margin decimal(18,4), -- revenue less cost of the lines whose cost is known
  unsubscribed bigint, -- who want no more of it
  cost decimal(18,4), -- what it cost: of the campaign as a whole, else all its contacts but those left out
  cost_by varchar, -- campaign or contacts: where the cost comes from
  response_by varchar, -- contacts, interactions (that name the campaign) or clicks: what tells who responded
  bought_by varchar, -- contacts or orders (placed while the campaign ran): what tells who bought
  revenue_by varchar, -- contacts or orders: what tells for how much
  response_rate double, -- responded ÷ delivered, or ÷ customers where nothing tells what was delivered
  conversion_rate double, -- bought ÷ customers
  revenue_per_customer double, -- revenue ÷ customers
  cost_per_response double, -- cost ÷ responded
  cost_to_revenue double, -- cost ÷ revenue
  revenue_return double, -- (revenue - cost) ÷ cost: not what the campaign caused, which takes a control group
  margin_return double -- (margin - cost) ÷ cost
)
