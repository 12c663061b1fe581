-- One row per delivered file whose records this night knows.
-- grain: file_id
-- digest: none
create or replace table loaded_file (
  file_id bigint not null, -- from source, bytes and declared day: the same file has the same id in any warehouse
  source varchar not null, -- name of the source in the project file
  kind varchar not null, -- kind of file of the contract
  name varchar not null, -- as the user knows it; of files with equal bytes, the first
  sha256 varchar not null, -- of its bytes
  day date, -- declared by its name
  day_from timestamp(6), -- when that business day begins, in UTC
  arrival bigint not null, -- lineage: its place in the order in which files of its source came
  newest_at timestamp(6), -- lineage: of a kind whose newer files replace older ones of their name: the newest version that its records declare
  records bigint not null, -- as many as it has fates
  judged bigint not null, -- of them, those that no rule of the contract ignores
  header varchar not null, -- its columns in their order, as a list in JSON
  empty varchar not null -- by entity.column, how many of the judged records have no value, as JSON; only where any has none
)
