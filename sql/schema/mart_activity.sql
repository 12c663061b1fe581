-- One row per activity of the project's catalogue: what tells that it works, and how many customers fall out by which rule.
-- grain: activity
-- made: where needed
create or replace table mart_activity (
  activity varchar not null, -- name of the activity, as actions calls it
  channel varchar not null, -- how customers are reached
  cost decimal(18,4) not null, -- of one customer
  changes varchar not null, -- what it should change: response, retention or basket
  evidence varchar not null, -- what its effect rests on: none (nobody is offered it), assumed, measured (a campaign beside those left out), group (the same, by groups of an attribute that surely differ), habit (by what customers did before, where that surely differs) or model (customer by customer)
  lacking varchar, -- why the campaign it names is no evidence: unknown_campaign, no_control, several_arms, running, of_contact (nobody left out could respond) or unmeasured; NULL where it is, or none is named
  campaign varchar, -- the campaign it names
  arm varchar, -- and the arm
  measure varchar, -- what of the campaign tells: conversion, response, revenue or margin; NULL where it is assumed
  group_by varchar, -- the attribute, or what customers did before, by which its effect surely differs
  uplift double, -- share of customers, or money of each, that contact brought or is assumed to bring
  taken double, -- what is reckoned with: the uplift drawn towards nothing by how unsure it is; of groups and habits each has its own
  uplift_low double, -- of the 95 % interval of the uplift; NULL where it is assumed
  uplift_high double, -- and its other end
  worth_by varchar, -- what a success is worth: margin, spend (where nothing tells what goods cost), value (what is to come), declared, or money where the measure is
  eligible bigint not null, -- customers whom it may be for
  no_evidence bigint not null, -- of these: nothing tells what it would bring; each of these and the following counts who passed those before
  no_consent bigint not null, -- they refused its channel, or nobody says that they agreed and the project asks for it
  too_soon bigint not null, -- they were contacted a short while ago
  too_often bigint not null, -- they were contacted often enough
  unknown_worth bigint not null, -- nobody knows what a success would be worth
  not_worth bigint not null, -- it would cost at least what it is expected to bring
  worthwhile bigint not null, -- the others: candidates
  chosen bigint not null, -- candidates whose next activity it is
  left_alone bigint not null, -- of those chosen, whom nobody contacts, to compare with
  effect decimal(18,6) not null, -- what those chosen are expected to bring
  capacity bigint -- how many activities its channel takes; NULL: all
)
