create table study_protocol (
  name text primary key,
  json json not null
);

create table study_run (
  id bigint generated always as identity primary key,
  protocol text not null references study_protocol,
  state text not null default 'RUNNING' check (state in ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  begun date not null default current_date,
  message text not null default '',
  result json,    -- for those who may see small figures; emptied when its time is up. Type json keeps each character
  published json, -- the same without them
  report text     -- a page in Danish, without them
);
