-- Erasing a member finds their sessions.
create index refresh_token_member on refresh_token (member_id);
