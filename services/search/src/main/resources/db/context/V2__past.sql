-- Nothing reads stamp.newest_at any more; a process of the version before still writes it.

-- From over_at on the cells are past in every zone, and an index no longer reads them; what is late stays.
-- Cells by date are days since 1970, all below a million; by time they are quarters of an hour.
alter table taken add column over_at bigint not null default 9223372036854775807;
update taken set over_at = case when to_cell < 1000000 then (to_cell + 1) * 86400000 else to_cell * 900000 end
  where late = 0;
drop index taken_listing;
drop index taken_unit;
create index taken_listing on taken (generation, listing_id, over_at);
create index taken_unit on taken (generation, unit_id, over_at);
