-- One row per stage of a sales pipeline that deals are in or were in; key 0 is the unknown stage.
-- grain: stage_key
-- entities: pipeline_stage
create or replace table dim_pipeline_stage (
  stage_key bigint not null, -- durable key of pipeline and stage in their source
  source varchar not null, -- name of the source
  pipeline varchar, -- name of the pipeline, where there are several
  stage varchar not null, -- name of the stage, as the source writes it
  is_closed boolean not null, -- whether a deal that is in it is won or lost
  is_won boolean not null, -- whether it is won
  probability decimal(18,4) -- greatest probability of winning that a deal shows in it
)
