-- Streams of read models ask for what was applied since.
create index inbox_applied on inbox (applied_at);
