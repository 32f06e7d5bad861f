-- Which change of what an applied event told: nobody may have applied one change under two ids.
-- Rows from before this column was there have none.
alter table inbox add column aggregate_id varchar(64);
alter table inbox add column sequence_no bigint;
create index inbox_change on inbox (consumer, aggregate_id, sequence_no);
