-- What a booking owns now, its buffer included; null: nothing.
alter table booking add column owned_from_cell bigint;
alter table booking add column owned_to_cell bigint;
update booking set owned_from_cell = from_cell, owned_to_cell = to_cell + buffer_cells where state in
  ('HELD','PAYING','PAYMENT_UNKNOWN','REQUESTED','CONFIRMED','IN_USE','OVERDUE');

-- When its use really began and ended, and what usage calls it.
alter table booking add column usage_id varchar(36);
alter table booking add column started_at bigint;
alter table booking add column ended_at bigint;

-- The booking that has the unit out, and whether it should be back.
alter table unit add column out_with varchar(36);
alter table unit add column is_late smallint default 0 not null;
create index unit_out on unit (out_with);

-- Since when usage has been heard of without a break, and when last.
create table usage_presence (
  id smallint not null primary key,
  since bigint not null,
  last_seen bigint not null
);
insert into usage_presence (id, since, last_seen) values (1, 0, 0);
