-- One row per thing that a good record claims of others: that a value is nobody else's, that a member has a record of its own, that there is a rate.
-- grain: source, record_md5, occurrence, position
-- digest: none
-- made: where needed
create or replace table record_claim (
  source varchar not null, -- name of the source
  record_md5 uuid not null, -- of the canonical record
  occurrence bigint not null, -- among equal records
  position bigint not null, -- of the claim within the record, from 1
  file_id bigint not null, -- the file that showed it first
  record bigint not null, -- and the record in it
  line bigint, -- physical line in the file; NULL for files without lines
  rule varchar not null, -- unique, unique_id, rate, or the entity that is referred to
  claim_key bigint not null, -- durable key of what is claimed; of a reference that of the member
  thing_key bigint not null, -- whose claim it is
  claimed_at timestamp(6) not null, -- business time of the record
  claimed_on date, -- of amounts, their business day
  currency varchar, -- of amounts
  amount double, -- the largest of the record
  column_name varchar, -- header of the column
  value varchar -- personal: the text as found
)
