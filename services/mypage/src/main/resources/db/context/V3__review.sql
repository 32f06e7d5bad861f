-- How bookings were rated, by the booking's id; a review's rating stays.
create table review (
  generation integer not null,
  id varchar(36) not null,
  listing_id varchar(36) not null,
  posted_at bigint not null,
  rating smallint not null,
  primary key (generation, id)
);
create index review_of_listing on review (generation, listing_id, rating);
