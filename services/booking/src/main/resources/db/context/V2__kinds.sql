-- What the listing's rules say of lateness, and whether the host is asked, frozen with the booking.
alter table booking add column grace_minutes integer default 0 not null;
alter table booking add column late_fee_per_slot bigint default 0 not null;
alter table booking add column needs_approval smallint default 0 not null;

-- How to get in: asked of listing, never told on a topic; due whenever a new version is heard of.
alter table listing add column access_text varchar(1000);
alter table listing add column access_due bigint default 0;
create index listing_access_due on listing (access_due);
