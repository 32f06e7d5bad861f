create table effect (
  event_id varchar(36) not null,
  what varchar(100) not null
);
