-- Other dates that wait for payment: what they own besides, and, whole, what is agreed with them.
alter table booking add column pending_unit_id varchar(36);
alter table booking add column pending_from_cell bigint;
alter table booking add column pending_to_cell bigint;
alter table booking add column pending_change varchar(16000);
