-- Written by hand: what prisma/schema.prisma cannot express. Prisma neither sees nor touches any of it.

-- The audit trail is append-only, for the owner of the table too. ALWAYS: a session that plays replica does not get past it.
CREATE FUNCTION refuse_change_of_audit_entry() RETURNS trigger
  LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only: % refused', TG_OP
    USING ERRCODE = 'integrity_constraint_violation', HINT = 'A correction is a new entry.';
END
$$;

CREATE TRIGGER audit_entry_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_entry();

ALTER TABLE "audit_entry" ENABLE ALWAYS TRIGGER audit_entry_is_append_only;

-- An event waits in quarantine at most once at a time.
CREATE UNIQUE INDEX "quarantine_entry_open_event_id_key" ON "quarantine_entry" ("event_id") WHERE "released_at" IS NULL;

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
