-- A key that depends on the record alone: the first 15 hex digits of the md5 of entity, source and id; 0 where there is no id.
create or replace macro durable_key(entity, source, id) as
  case
    when id is null then 0
    else cast('0x' || substr(md5(entity || chr(31) || source || chr(31) || id), 1, 15) as bigint)
  end
