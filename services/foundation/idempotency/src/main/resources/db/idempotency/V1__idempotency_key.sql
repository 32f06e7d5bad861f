-- One row per request that may be repeated; times are milliseconds since 1970-01-01T00:00Z.
create table idempotency_key (
  member_id varchar(36) not null,
  idempotency_key varchar(100) not null,
  route varchar(200) not null,
  body_hash varchar(64) not null,
  resource_id varchar(36) not null,
  status integer,
  body varchar(32000),
  running_until bigint not null,
  created_at bigint not null,
  primary key (member_id, idempotency_key)
);
create index idempotency_key_age on idempotency_key (created_at);
