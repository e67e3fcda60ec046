-- CreateTable
CREATE TABLE "unit" (
    "code" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "level" TEXT NOT NULL,
    "opened_on" DATE NOT NULL,
    "closed_on" DATE,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "unit_placement" (
    "unit_code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "parent_code" TEXT,

    CONSTRAINT "unit_placement_pkey" PRIMARY KEY ("unit_code","valid_from")
);

-- CreateTable
CREATE TABLE "staff" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "employed_from" DATE NOT NULL,
    "employed_to" DATE,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "staff_placement" (
    "staff_code" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "unit_code" TEXT NOT NULL,

    CONSTRAINT "staff_placement_pkey" PRIMARY KEY ("staff_code","valid_from")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "roles" TEXT[],
    "scope_unit" TEXT NOT NULL,
    "staff_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_sha256" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_sha256")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_sha256" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_sha256")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "key_sha256" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL,
    "window_ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key_sha256")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_sha256" BYTEA NOT NULL,
    "scope_unit" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "rotated_to" UUID,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" BIGSERIAL NOT NULL,
    "recipient_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "why_here" JSONB,
    "unit_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rulebook_document" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "source" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "rulebook_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rulebook_release" (
    "id" SERIAL NOT NULL,
    "sha256" BYTEA NOT NULL,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "effective_from" TIMESTAMPTZ(3),

    CONSTRAINT "rulebook_release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_document" (
    "release_id" INTEGER NOT NULL,
    "document_id" INTEGER NOT NULL,

    CONSTRAINT "release_document_pkey" PRIMARY KEY ("release_id","document_id")
);

-- CreateTable
CREATE TABLE "event_identity" (
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "event_id" BIGSERIAL NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "payload_sha256" BYTEA NOT NULL,

    CONSTRAINT "event_identity_pkey" PRIMARY KEY ("source","external_id")
);

-- CreateTable
CREATE TABLE "service_event" (
    "id" BIGINT NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "unit_code" TEXT,
    "staff_code" TEXT,
    "customer" TEXT,
    "data" JSONB NOT NULL,
    "unit_path" TEXT[],
    "release_id" INTEGER,
    "history" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "service_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quarantine_entry" (
    "id" BIGSERIAL NOT NULL,
    "event_id" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "released_at" TIMESTAMPTZ(3),
    "released_by" TEXT,

    CONSTRAINT "quarantine_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "event_id" BIGINT NOT NULL,
    "release_id" INTEGER NOT NULL,
    "evaluated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "judged" INTEGER[],
    "not_evaluable" INTEGER[],

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("event_id")
);

-- CreateTable
CREATE TABLE "finding" (
    "id" BIGSERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "rule_code" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "release_id" INTEGER NOT NULL,
    "standard_code" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "event_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "unit_code" TEXT,
    "staff_code" TEXT,
    "subject" JSONB NOT NULL,
    "subject_key" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "detected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "status" TEXT NOT NULL,
    "consequences" BOOLEAN NOT NULL,
    "trial" BOOLEAN NOT NULL DEFAULT false,
    "trace" JSONB NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "work" (
    "id" BIGSERIAL NOT NULL,
    "step" TEXT NOT NULL,
    "ref" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "not_before" TIMESTAMPTZ(3),

    CONSTRAINT "work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timer" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'armed',
    "fired_at" TIMESTAMPTZ(3),

    CONSTRAINT "timer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "internal_event" (
    "id" BIGSERIAL NOT NULL,
    "envelope" JSONB NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "faults" JSONB,

    CONSTRAINT "internal_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ladder" (
    "id" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "policy_code" TEXT NOT NULL,
    "release_id" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "unit_code" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "path" TEXT NOT NULL,
    "armed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "ladder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "penalty" (
    "id" BIGSERIAL NOT NULL,
    "policy_code" TEXT NOT NULL,
    "release_id" INTEGER NOT NULL,
    "finding_id" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "unit_code" TEXT,
    "staff_code" TEXT,
    "tier" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "penalty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "penalty_hold" (
    "id" BIGSERIAL NOT NULL,
    "policy_code" TEXT NOT NULL,
    "finding_id" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "unit_code" TEXT,
    "staff_code" TEXT,
    "in_doubt" TEXT[],
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "penalty_hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" BIGSERIAL NOT NULL,
    "penalty_id" BIGINT NOT NULL,
    "account" TEXT NOT NULL,
    "staff_code" TEXT,
    "unit_code" TEXT,
    "points" INTEGER NOT NULL,
    "reverses_id" BIGINT,
    "reason" TEXT NOT NULL,
    "act_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "corrective_action" (
    "id" BIGSERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "unit_code" TEXT NOT NULL,
    "standard_code" TEXT,
    "policy_code" TEXT,
    "release_id" INTEGER,
    "report_id" BIGINT,
    "status" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT true,
    "due_at" TIMESTAMPTZ(3),
    "state" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "corrective_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "corrective_action_finding" (
    "finding_id" BIGINT NOT NULL,
    "action_id" BIGINT NOT NULL,

    CONSTRAINT "corrective_action_finding_pkey" PRIMARY KEY ("finding_id")
);

-- CreateTable
CREATE TABLE "rectification_hold" (
    "finding_id" BIGINT NOT NULL,
    "policy_code" TEXT NOT NULL,
    "unit_code" TEXT,
    "missing" TEXT[],
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "rectification_hold_pkey" PRIMARY KEY ("finding_id")
);

-- CreateTable
CREATE TABLE "evidence_file" (
    "id" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "uploaded_by" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "escalation" (
    "id" BIGSERIAL NOT NULL,
    "timer_key" TEXT NOT NULL,
    "ladder_id" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "policy_code" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "unit_code" TEXT NOT NULL,
    "recipients" JSONB NOT NULL,
    "why" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "id" BIGSERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "unit_code" TEXT NOT NULL,
    "checklist_code" TEXT NOT NULL,
    "release_id" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "planned_on" DATE NOT NULL,
    "inspector_id" UUID,
    "started_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "score" INTEGER,
    "result" TEXT,
    "state" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_report" (
    "id" BIGSERIAL NOT NULL,
    "number" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "unit_code" TEXT,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "sha256" BYTEA NOT NULL,
    "state" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "inspection_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "number_series" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("series","year")
);

-- CreateIndex
CREATE INDEX "unit_placement_parent_code_idx" ON "unit_placement"("parent_code");

-- CreateIndex
CREATE INDEX "staff_placement_unit_code_idx" ON "staff_placement"("unit_code");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "sign_in_link_user_id_idx" ON "sign_in_link"("user_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_window_ends_at_idx" ON "sign_in_attempt"("window_ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_secret_sha256_key" ON "api_key"("secret_sha256");

-- CreateIndex
CREATE INDEX "api_key_source_idx" ON "api_key"("source");

-- CreateIndex
CREATE INDEX "audit_entry_subject_seq_idx" ON "audit_entry"("subject", "seq");

-- CreateIndex
CREATE INDEX "notice_recipient_id_read_at_id_idx" ON "notice"("recipient_id", "read_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_recipient_id_origin_key" ON "notice"("recipient_id", "origin");

-- CreateIndex
CREATE UNIQUE INDEX "rulebook_document_kind_code_version_key" ON "rulebook_document"("kind", "code", "version");

-- CreateIndex
CREATE UNIQUE INDEX "rulebook_document_kind_code_sha256_key" ON "rulebook_document"("kind", "code", "sha256");

-- CreateIndex
CREATE INDEX "rulebook_release_status_effective_from_idx" ON "rulebook_release"("status", "effective_from");

-- CreateIndex
CREATE UNIQUE INDEX "event_identity_event_id_key" ON "event_identity"("event_id");

-- CreateIndex
CREATE INDEX "service_event_type_occurred_at_idx" ON "service_event"("type", "occurred_at");

-- CreateIndex
CREATE INDEX "service_event_unit_code_occurred_at_idx" ON "service_event"("unit_code", "occurred_at");

-- CreateIndex
CREATE INDEX "quarantine_entry_event_id_idx" ON "quarantine_entry"("event_id");

-- CreateIndex
CREATE INDEX "quarantine_entry_reason_id_idx" ON "quarantine_entry"("reason", "id");

-- CreateIndex
CREATE INDEX "finding_event_id_idx" ON "finding"("event_id");

-- CreateIndex
CREATE INDEX "finding_occurred_at_idx" ON "finding"("occurred_at");

-- CreateIndex
CREATE INDEX "finding_unit_code_occurred_at_idx" ON "finding"("unit_code", "occurred_at");

-- CreateIndex
CREATE INDEX "finding_staff_code_occurred_at_idx" ON "finding"("staff_code", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "finding_rule_code_rule_version_occasion_subject_key_revisio_key" ON "finding"("rule_code", "rule_version", "occasion", "subject_key", "revision");

-- CreateIndex
CREATE INDEX "work_step_id_idx" ON "work"("step", "id");

-- CreateIndex
CREATE UNIQUE INDEX "timer_kind_subject_round_key" ON "timer"("kind", "subject", "round");

-- CreateIndex
CREATE INDEX "ladder_subject_idx" ON "ladder"("subject");

-- CreateIndex
CREATE INDEX "penalty_policy_code_subject_idx" ON "penalty"("policy_code", "subject");

-- CreateIndex
CREATE INDEX "penalty_finding_id_idx" ON "penalty"("finding_id");

-- CreateIndex
CREATE INDEX "penalty_unit_code_occurred_at_idx" ON "penalty"("unit_code", "occurred_at");

-- CreateIndex
CREATE INDEX "penalty_staff_code_idx" ON "penalty"("staff_code");

-- CreateIndex
CREATE INDEX "penalty_status_idx" ON "penalty"("status");

-- CreateIndex
CREATE INDEX "penalty_hold_policy_code_subject_idx" ON "penalty_hold"("policy_code", "subject");

-- CreateIndex
CREATE INDEX "penalty_hold_unit_code_idx" ON "penalty_hold"("unit_code");

-- CreateIndex
CREATE UNIQUE INDEX "penalty_hold_policy_code_finding_id_key" ON "penalty_hold"("policy_code", "finding_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_reverses_id_key" ON "ledger_entry"("reverses_id");

-- CreateIndex
CREATE INDEX "ledger_entry_penalty_id_idx" ON "ledger_entry"("penalty_id");

-- CreateIndex
CREATE INDEX "ledger_entry_staff_code_idx" ON "ledger_entry"("staff_code");

-- CreateIndex
CREATE INDEX "ledger_entry_unit_code_idx" ON "ledger_entry"("unit_code");

-- CreateIndex
CREATE UNIQUE INDEX "corrective_action_number_key" ON "corrective_action"("number");

-- CreateIndex
CREATE INDEX "corrective_action_unit_code_status_idx" ON "corrective_action"("unit_code", "status");

-- CreateIndex
CREATE INDEX "corrective_action_due_at_idx" ON "corrective_action"("due_at");

-- CreateIndex
CREATE INDEX "corrective_action_finding_action_id_idx" ON "corrective_action_finding"("action_id");

-- CreateIndex
CREATE INDEX "rectification_hold_unit_code_idx" ON "rectification_hold"("unit_code");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_file_subject_sha256_key" ON "evidence_file"("subject", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "escalation_timer_key_key" ON "escalation"("timer_key");

-- CreateIndex
CREATE INDEX "escalation_subject_idx" ON "escalation"("subject");

-- CreateIndex
CREATE INDEX "escalation_unit_code_at_idx" ON "escalation"("unit_code", "at");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_number_key" ON "inspection"("number");

-- CreateIndex
CREATE INDEX "inspection_unit_code_planned_on_idx" ON "inspection"("unit_code", "planned_on");

-- CreateIndex
CREATE INDEX "inspection_planned_on_idx" ON "inspection"("planned_on");

-- CreateIndex
CREATE INDEX "inspection_started_at_idx" ON "inspection"("started_at");

-- CreateIndex
CREATE INDEX "inspection_status_idx" ON "inspection"("status");

-- CreateIndex
CREATE INDEX "inspection_report_unit_code_idx" ON "inspection_report"("unit_code");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_report_number_revision_key" ON "inspection_report"("number", "revision");

-- AddForeignKey
ALTER TABLE "unit_placement" ADD CONSTRAINT "unit_placement_unit_code_fkey" FOREIGN KEY ("unit_code") REFERENCES "unit"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit_placement" ADD CONSTRAINT "unit_placement_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "unit"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_placement" ADD CONSTRAINT "staff_placement_staff_code_fkey" FOREIGN KEY ("staff_code") REFERENCES "staff"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_placement" ADD CONSTRAINT "staff_placement_unit_code_fkey" FOREIGN KEY ("unit_code") REFERENCES "unit"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_document" ADD CONSTRAINT "release_document_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "rulebook_release"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_document" ADD CONSTRAINT "release_document_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "rulebook_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_penalty_id_fkey" FOREIGN KEY ("penalty_id") REFERENCES "penalty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_reverses_id_fkey" FOREIGN KEY ("reverses_id") REFERENCES "ledger_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
