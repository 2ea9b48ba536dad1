-- How many members a workspace or organization has, kept by the database itself: a list of 20,000 says its total without
-- counting them. Rows whose end date has passed are in the number; who reads it takes them off by the indices below.
ALTER TABLE "workspaces" ADD COLUMN     "memberCount" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "organizations" ADD COLUMN     "memberCount" INTEGER NOT NULL DEFAULT 0;

UPDATE "workspaces" w SET "memberCount" = c."count"
FROM (SELECT "workspaceId", count(*)::int AS "count" FROM "workspace_members" GROUP BY 1) c WHERE c."workspaceId" = w."id";
UPDATE "organizations" o SET "memberCount" = c."count"
FROM (SELECT "organizationId", count(*)::int AS "count" FROM "organization_members" GROUP BY 1) c
WHERE c."organizationId" = o."id";

-- One update for each statement and place, however many rows it brings or takes.
CREATE FUNCTION "count_workspace_members"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "workspaces" w SET "memberCount" = w."memberCount" + c."count"
  FROM (SELECT "workspaceId", count(*)::int * TG_ARGV[0]::int AS "count" FROM "changed" GROUP BY 1) c
  WHERE w."id" = c."workspaceId";
  RETURN NULL;
END $$;
CREATE FUNCTION "count_organization_members"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "organizations" o SET "memberCount" = o."memberCount" + c."count"
  FROM (SELECT "organizationId", count(*)::int * TG_ARGV[0]::int AS "count" FROM "changed" GROUP BY 1) c
  WHERE o."id" = c."organizationId";
  RETURN NULL;
END $$;

CREATE TRIGGER "workspace_members_come" AFTER INSERT ON "workspace_members" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_workspace_members"('1');
CREATE TRIGGER "workspace_members_go" AFTER DELETE ON "workspace_members" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_workspace_members"('-1');
CREATE TRIGGER "organization_members_come" AFTER INSERT ON "organization_members" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_organization_members"('1');
CREATE TRIGGER "organization_members_go" AFTER DELETE ON "organization_members" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "count_organization_members"('-1');

-- The few rows by which a kept number is corrected.
CREATE INDEX "workspace_members_ending" ON "workspace_members"("workspaceId", "expiresAt") WHERE "expiresAt" IS NOT NULL;
CREATE INDEX "organization_members_ending" ON "organization_members"("organizationId", "expiresAt")
  WHERE "expiresAt" IS NOT NULL;
CREATE INDEX "organization_members_suspended" ON "organization_members"("organizationId") WHERE "suspendedAt" IS NOT NULL;
CREATE INDEX "users_suspended" ON "users"("id") WHERE "suspendedAt" IS NOT NULL;
-- Those who are in one project alone take seats and are listed by themselves.
CREATE INDEX "collaborators_external" ON "collaborators"("organizationId", "userId") WHERE "external";
