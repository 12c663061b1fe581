-- One row per customer in a campaign, contacted or left out on purpose before the night's day; where a contact names no customer, one per contact.
-- grain: contact_key
-- entities: campaign_contact
create or replace table mart_campaign_customer (
  contact_key bigint not null, -- the customer's first contact in the campaign
  campaign_key bigint not null, -- the campaign
  customer_key bigint not null, -- the customer; 0 = the contact names none
  arm varchar not null, -- arm of the experiment; control or contacted where the source names none, several where its contacts name more than one
  is_control boolean not null, -- left out to compare with
  is_contaminated boolean not null, -- left out by one record and contacted all the same: by another of the campaign, or since something arrived, was opened or clicked
  channel_key bigint not null, -- of the first contact, else of the campaign; 0 = unknown
  from_on date, -- day from which orders count: of the first contact, else of the campaign; NULL where no source knows a time
  contacts bigint not null, -- how many contacts
  contact_cost decimal(18,4), -- what they cost together; NULL where no source says
  delivered boolean, -- whether one arrived; this and the following: NULL where nothing tells it of the campaign
  opened boolean, -- whether one was opened
  clicked boolean, -- whether a link was followed
  responded boolean, -- whether the customer responded; NULL for those left out where only what was sent could be responded to
  early_responses bigint not null, -- responses dated before the day of their contact, which count as none
  answers bigint, -- how many contacts of their own named the campaign: coupons, calls
  bought boolean, -- whether the customer bought
  revenue decimal(18,4), -- what they bought for
  margin decimal(18,4), -- revenue less cost of the lines whose cost is known; 0 where nothing was bought
  unsubscribed boolean, -- whether they want no more of it
  response_by varchar, -- what tells who of the campaign responded: contacts, interactions (that name it) or clicks
  bought_by varchar, -- what tells who bought: contacts, or orders placed while it ran
  revenue_by varchar -- what tells for how much: contacts or orders
)
