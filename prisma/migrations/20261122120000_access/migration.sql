-- Resources, the rules of access to them with their grants, requests for access, and credentials that may less than their actor.
-- AlterTable
ALTER TABLE "credentials" ADD COLUMN     "scopes" JSONB;

-- CreateTable
CREATE TABLE "access_rules" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "resourceType" TEXT NOT NULL,
    "projectId" TEXT,
    "resourceId" TEXT,
    "permission" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT 'manual',
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,

    CONSTRAINT "access_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grants" (
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "ruleId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" TEXT,
    "serviceAccountId" TEXT,
    "groupId" TEXT,
    "role" TEXT,
    "sharedProjectId" TEXT,
    "scope" TEXT NOT NULL,
    "resourceType" TEXT NOT NULL,
    "permission" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),

    CONSTRAINT "access_grants_pkey" PRIMARY KEY ("ruleId","subject")
);

-- CreateTable
CREATE TABLE "access_requests" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "permission" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "projectId" TEXT,
    "resourceId" TEXT,
    "message" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'pending',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" TEXT,
    "ruleId" TEXT,

    CONSTRAINT "access_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource_types" (
    "id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT NOT NULL,

    CONSTRAINT "resource_types_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resources" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT,
    "type" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "ownerName" TEXT NOT NULL,
    "sizeBytes" BIGINT,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "url" TEXT,
    "lastUsedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resources_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_rules_workspaceId_id_idx" ON "access_rules"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "access_rules_projectId_idx" ON "access_rules"("projectId");

-- CreateIndex
CREATE INDEX "access_rules_resourceId_idx" ON "access_rules"("resourceId");

-- CreateIndex
CREATE INDEX "access_rules_expiresAt_idx" ON "access_rules"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "access_rules_organizationId_workspaceId_id_key" ON "access_rules"("organizationId", "workspaceId", "id");

-- CreateIndex
CREATE INDEX "access_grants_scope_subject_idx" ON "access_grants"("scope", "subject");

-- CreateIndex
CREATE INDEX "access_grants_workspaceId_subject_scope_idx" ON "access_grants"("workspaceId", "subject", "scope");

-- CreateIndex
CREATE INDEX "access_grants_organizationId_userId_idx" ON "access_grants"("organizationId", "userId");

-- CreateIndex
CREATE INDEX "access_grants_serviceAccountId_idx" ON "access_grants"("serviceAccountId");

-- CreateIndex
CREATE INDEX "access_grants_groupId_idx" ON "access_grants"("groupId");

-- CreateIndex
CREATE INDEX "access_grants_sharedProjectId_idx" ON "access_grants"("sharedProjectId");

-- CreateIndex
CREATE INDEX "access_requests_workspaceId_status_id_idx" ON "access_requests"("workspaceId", "status", "id");

-- CreateIndex
CREATE INDEX "access_requests_userId_status_idx" ON "access_requests"("userId", "status");

-- CreateIndex
CREATE INDEX "resources_workspaceId_id_idx" ON "resources"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "resources_workspaceId_type_id_idx" ON "resources"("workspaceId", "type", "id");

-- CreateIndex
CREATE INDEX "resources_projectId_type_id_idx" ON "resources"("projectId", "type", "id");

-- CreateIndex
CREATE INDEX "resources_workspaceId_ownerId_idx" ON "resources"("workspaceId", "ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "resources_organizationId_workspaceId_id_key" ON "resources"("organizationId", "workspaceId", "id");

-- AddForeignKey
ALTER TABLE "access_rules" ADD CONSTRAINT "access_rules_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_rules" ADD CONSTRAINT "access_rules_organizationId_workspaceId_projectId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "projectId") REFERENCES "projects"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_rules" ADD CONSTRAINT "access_rules_organizationId_workspaceId_resourceId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "resourceId") REFERENCES "resources"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grants" ADD CONSTRAINT "access_grants_organizationId_workspaceId_ruleId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "ruleId") REFERENCES "access_rules"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grants" ADD CONSTRAINT "access_grants_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "organization_members"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grants" ADD CONSTRAINT "access_grants_organizationId_workspaceId_serviceAccountId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "serviceAccountId") REFERENCES "service_accounts"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grants" ADD CONSTRAINT "access_grants_organizationId_workspaceId_groupId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "groupId") REFERENCES "groups"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grants" ADD CONSTRAINT "access_grants_organizationId_workspaceId_sharedProjectId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "sharedProjectId") REFERENCES "projects"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_organizationId_workspaceId_projectId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "projectId") REFERENCES "projects"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_organizationId_workspaceId_resourceId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "resourceId") REFERENCES "resources"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resources" ADD CONSTRAINT "resources_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resources" ADD CONSTRAINT "resources_organizationId_workspaceId_projectId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "projectId") REFERENCES "projects"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A platform's id of a thing is unique for its type where the thing was made: in its project, else in its workspace.
CREATE UNIQUE INDEX "resources_external_key" ON "resources" ("workspaceId", (coalesce("projectId", '')), "type", "externalId");

-- What has not been used for long is looked for by the time of its last use, or of its registration.
CREATE INDEX "resources_unused_idx" ON "resources" ("workspaceId", (coalesce("lastUsedAt", "createdAt")));

-- Each decision asks for the groups that every workspace has.
CREATE INDEX "groups_built_in_idx" ON "groups" ("workspaceId", "kind") WHERE "kind" <> 'ordinary';

-- The admins of a place are few among its members, and every question who has access begins with them.
CREATE INDEX "organization_members_admins_idx" ON "organization_members" ("organizationId", "userId") WHERE "role" IN ('owner', 'admin');
CREATE INDEX "workspace_members_admins_idx" ON "workspace_members" ("workspaceId", "userId") WHERE "role" = 'admin';

ALTER TABLE "access_rules"
  ADD CONSTRAINT "access_rules_permission" CHECK ("permission" IN ('read', 'modify')),
  ADD CONSTRAINT "access_rules_target" CHECK ("projectId" IS NULL OR "resourceId" IS NULL),
  ADD CONSTRAINT "access_rules_categories" CHECK ("resourceType" <> 'application_category' OR "permission" = 'modify');

-- One subject a row, repeated by the column that decisions look it up by; the scope is that of the rule.
ALTER TABLE "access_grants"
  ADD CONSTRAINT "access_grants_subject" CHECK (
    num_nonnulls("userId", "serviceAccountId", "groupId", "role", "sharedProjectId") = 1
    AND "subject" = coalesce("userId", "serviceAccountId", "groupId", 'role:' || "role", "sharedProjectId")),
  ADD CONSTRAINT "access_grants_role" CHECK ("role" IN ('member', 'viewer')),
  ADD CONSTRAINT "access_grants_permission" CHECK ("permission" IN ('read', 'modify'));

CREATE FUNCTION "keep_grant_like_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "access_rules" r WHERE r."id" = NEW."ruleId" AND r."resourceType" = NEW."resourceType"
    AND r."permission" = NEW."permission" AND r."expiresAt" IS NOT DISTINCT FROM NEW."expiresAt"
    AND coalesce(r."resourceId", r."projectId", r."workspaceId") = NEW."scope";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'access_grants_rule: a grant says what its rule says' USING ERRCODE = 'check_violation', CONSTRAINT = 'access_grants_rule';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "access_grants_rule" BEFORE INSERT OR UPDATE ON "access_grants"
  FOR EACH ROW EXECUTE FUNCTION "keep_grant_like_rule"();

-- A changed rule takes its grants along.
CREATE FUNCTION "carry_rule_to_grants"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "access_grants" SET "resourceType" = NEW."resourceType", "permission" = NEW."permission",
    "expiresAt" = NEW."expiresAt", "scope" = coalesce(NEW."resourceId", NEW."projectId", NEW."workspaceId")
  WHERE "ruleId" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "access_rules_grants"
  AFTER UPDATE OF "resourceType", "permission", "expiresAt", "resourceId", "projectId" ON "access_rules"
  FOR EACH ROW EXECUTE FUNCTION "carry_rule_to_grants"();

-- The two rules that every workspace starts with, for those that are there already.
INSERT INTO "access_rules" ("id", "organizationId", "workspaceId", "resourceType", "permission", "source")
  SELECT 'rul_' || substr(md5("id" || 'member'), 1, 26), "organizationId", "id", '*', 'modify', 'founding' FROM "workspaces"
  UNION ALL
  SELECT 'rul_' || substr(md5("id" || 'viewer'), 1, 26), "organizationId", "id", '*', 'read', 'founding' FROM "workspaces";
INSERT INTO "access_grants" ("organizationId", "workspaceId", "ruleId", "subject", "role", "scope", "resourceType", "permission")
  SELECT r."organizationId", r."workspaceId", r."id", 'role:' || s."role", s."role", r."workspaceId", '*', r."permission"
  FROM "access_rules" r JOIN (VALUES ('modify', 'member'), ('read', 'viewer')) s("permission", "role") USING ("permission");
