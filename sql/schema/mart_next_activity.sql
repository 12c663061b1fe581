-- One row per customer for whom something is to be done next: the one activity that was chosen for them.
-- grain: customer_key
-- made: where needed
create or replace table mart_next_activity (
  customer_key bigint not null, -- the customer
  activity varchar not null, -- what to do
  channel varchar not null, -- how they are reached
  changes varchar not null, -- what it should change: response, retention or basket
  evidence varchar not null, -- what the effect rests on: assumed, measured, group, habit or model
  reason varchar not null, -- why them: may_leave, moved (by the model), group, habit, all (as much as everybody), or grows (their baskets)
  chance double, -- chance that it succeeds, or share by which baskets grow; NULL where money itself was measured
  at_stake decimal(18,4), -- what a success is worth; NULL where money itself was measured
  effect decimal(18,6) not null, -- what it is expected to bring: chance times at_stake
  cost decimal(18,4) not null, -- what it costs
  benefit_index double not null, -- (effect - cost) / cost
  place bigint not null, -- from 1: by benefit_index where money limits the list, else by effect - cost
  is_control boolean not null -- left alone, so that what the others did more is what it brought; the same customers every night
)
