-- Written by hand: what prisma/schema.prisma cannot express. Prisma neither sees nor touches any of it.

-- The audit trail and the ledger of points are append-only, for the owner of the tables too. ALWAYS: a session that plays
-- replica does not get past it.
CREATE FUNCTION refuse_change_of_append_only_table() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'integrity_constraint_violation', HINT = 'A correction is a new entry.';
END
$$;

CREATE TRIGGER audit_entry_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_append_only_table();

ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER audit_entry_is_append_only;

CREATE TRIGGER ledger_entry_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_append_only_table();

ALTER TABLE "ledger_entry" ENABLE ALWAYS TRIGGER ledger_entry_is_append_only;

-- A finding has one live penalty under a policy, and an act of somebody has one, whatever number of workers propose.
CREATE UNIQUE INDEX "penalty_live_finding_key" ON "penalty" ("policy_code", "finding_id")
  WHERE "status" NOT IN ('revoked', 'superseded');
CREATE UNIQUE INDEX "penalty_live_act_key" ON "penalty" ("policy_code", "subject", "act")
  WHERE "status" NOT IN ('revoked', 'superseded');

-- What takes points back names the entry that it takes back.
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_reversal_names_its_entry" CHECK ("points" > 0 OR "reverses_id" IS NOT NULL);

-- The points of a penalty are posted once to an account. (That they are reversed once is a plain unique key.)
CREATE UNIQUE INDEX "ledger_entry_posting_key" ON "ledger_entry" ("penalty_id", "account") WHERE "reverses_id" IS NULL;

-- A unit rectifies one standard once at a time: further findings attach to what is open.
CREATE UNIQUE INDEX "corrective_action_open_unit_standard_key" ON "corrective_action" ("unit_code", "standard_code")
  WHERE "open" AND "kind" = 'rectification';

-- An event waits in quarantine at most once at a time.
CREATE UNIQUE INDEX "quarantine_entry_open_event_id_key" ON "quarantine_entry" ("event_id") WHERE "released_at" IS NULL;

-- What falls due has one ladder at a time.
CREATE UNIQUE INDEX "ladder_open_subject_key" ON "ladder" ("subject") WHERE "ended_at" IS NULL;

-- Pollers look only for armed timers; fired ones pile up beside them.
CREATE INDEX "timer_armed_due_at_idx" ON "timer" ("due_at") WHERE "state" = 'armed';

-- Every event passes through this table and is deleted from it: vacuum after 1,000 dead rows, not after 20 % of the
-- table, and without pauses, or claiming wades through dead rows. Room on each page lets a failed attempt update its
-- row in place.
ALTER TABLE "work" SET (
  fillfactor = 80,
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 10000,
  autovacuum_vacuum_cost_delay = 0
);

-- A timer is updated once, when it fires: vacuum by amount, not by the share of a table that keeps its history.
ALTER TABLE "timer" SET (
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_threshold = 1000
);

-- What people put their names to stays as it was: of a report only the state of its flow changes.
CREATE FUNCTION refuse_change_of_report_content() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the content of report % is frozen: % refused', OLD.number, TG_OP
    USING ERRCODE = 'integrity_constraint_violation', HINT = 'A correction is a new revision.';
END
$$;

CREATE TRIGGER inspection_report_content_is_frozen
  BEFORE UPDATE OF "number", "revision", "unit_code", "from_on", "to_on", "snapshot", "sha256" OR DELETE ON "inspection_report"
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_report_content();
