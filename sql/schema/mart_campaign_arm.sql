-- One row per arm and channel of a campaign: sums over its customers, each counted once.
-- grain: campaign_key, arm, is_control, channel_key
-- entities: campaign_contact
create or replace table mart_campaign_arm (
  campaign_key bigint not null, -- the campaign
  arm varchar not null, -- arm of the experiment; control or contacted where the source names none
  is_control boolean not null, -- left out to compare with
  channel_key bigint not null, -- of each customer's first contact, else of the campaign; 0 = unknown
  customers bigint not null, -- contacted, or left out
  contacts bigint not null, -- their contacts
  contact_cost decimal(18,4), -- what these cost; NULL where no source says. What a campaign cost as a whole stands in mart_campaign, once
  delivered bigint, -- customers whom one reached; this and the following: NULL where nothing tells it of the campaign
  opened bigint, -- who opened one
  clicked bigint, -- who followed a link
  responded bigint, -- who responded
  answers bigint, -- contacts of their own that named the campaign: coupons, calls
  bought bigint, -- who bought
  revenue decimal(18,4), -- what they bought for
  margin decimal(18,4), -- revenue less cost of the lines whose cost is known
  unsubscribed bigint, -- who want no more of it
  response_rate double, -- responded ÷ delivered, or ÷ customers of those left out, and where nothing tells what was delivered
  conversion_rate double, -- bought ÷ customers
  revenue_per_customer double -- revenue ÷ customers
)
