-- When what is reserved ends by itself, as the provider said; milliseconds since 1970-01-01T00:00Z.
alter table payment add column lapses_at bigint;
