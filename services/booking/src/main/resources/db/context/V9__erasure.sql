-- Who is erased, for ever; look_at: when somebody is to look whether anything of theirs is open.
create table erased_member (
  id varchar(36) not null primary key,
  erased_at bigint not null,
  look_at bigint
);
create index erased_member_due on erased_member (look_at);
