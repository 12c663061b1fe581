-- One row per campaign, as its source numbers it.
-- grain: member_key
select campaign_key as member_key, source || ':' || campaign_id as name
from dim_campaign
