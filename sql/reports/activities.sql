-- One row per activity of the catalogue, those that bring most first.
-- grain: activity
select
  activity, channel, cost, changes, evidence, lacking, campaign, measure, group_by, uplift, uplift_low, uplift_high, worth_by,
  eligible, no_evidence, no_consent, too_soon, too_often, unknown_worth, not_worth, worthwhile, chosen, left_alone, effect
from mart_activity
order by effect - cost * chosen desc, activity
