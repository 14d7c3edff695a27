-- A device's data key sealed to the county's recovery key, and a code's wrapped data key for whoever forgot theirs.
alter table devices add column escrow text;
alter table codes add column recovery text;
