-- AlterTable
ALTER TABLE "organizations" ADD COLUMN "auditRetentionDays" INTEGER;

-- CreateTable
CREATE TABLE "audit_checkpoints" (
    "chain" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "archive" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_checkpoints_pkey" PRIMARY KEY ("chain","sequence")
);

-- CreateIndex
CREATE INDEX "audit_entries_organizationId_action_id_idx" ON "audit_entries"("organizationId", "action", "id");

-- CreateIndex
CREATE INDEX "audit_entries_organizationId_actorId_id_idx" ON "audit_entries"("organizationId", "actorId", "id");

-- CreateIndex
CREATE INDEX "audit_entries_organizationId_targetId_id_idx" ON "audit_entries"("organizationId", "targetId", "id");

-- The organization stands in front, as in every question that a workspace asks: a count then reads the index alone.
DROP INDEX "audit_entries_workspaceId_id_idx";

-- CreateIndex
CREATE INDEX "audit_entries_organizationId_workspaceId_id_idx" ON "audit_entries"("organizationId", "workspaceId", "id");

-- Refusals and failures are few among many rows, and looked for.
CREATE INDEX "audit_entries_not_done" ON "audit_entries"("organizationId", "result", "id") WHERE "result" <> 'done';

-- The least that an audit must be kept.
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_audit_retention" CHECK ("auditRetentionDays" >= 90);

-- Rows leave the audit in one way: a checkpoint of their chain, written in the same transaction, covers them. Whoever
-- writes one past the product cannot sign it, so the verifier refuses it.
DROP TRIGGER "audit_entries_append_only" ON "audit_entries";
DROP TRIGGER "audit_seals_append_only" ON "audit_seals";

CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_seals_append_only" BEFORE UPDATE OR TRUNCATE ON "audit_seals"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "audit_checkpoints_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_checkpoints"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE FUNCTION "refuse_unarchived_entries"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "removed" r
    LEFT JOIN "audit_seals" s ON s."entryId" = r."id"
    WHERE NOT EXISTS (
      SELECT 1 FROM "audit_checkpoints" c WHERE c."chain" = s."chain" AND c."sequence" >= s."sequence"
    )
  ) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;

-- A seal goes after its row, never before it.
CREATE FUNCTION "refuse_unarchived_seals"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "removed" r
    WHERE NOT EXISTS (
      SELECT 1 FROM "audit_checkpoints" c WHERE c."chain" = r."chain" AND c."sequence" >= r."sequence"
    ) OR EXISTS (SELECT 1 FROM "audit_entries" e WHERE e."id" = r."entryId")
  ) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "audit_entries_archived_first" AFTER DELETE ON "audit_entries"
  REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_unarchived_entries"();
CREATE TRIGGER "audit_seals_archived_first" AFTER DELETE ON "audit_seals"
  REFERENCING OLD TABLE AS "removed" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_unarchived_seals"();
