-- AlterTable
ALTER TABLE "collaborators" ADD COLUMN     "access" JSONB,
ADD COLUMN     "expiresAt" TIMESTAMPTZ(3),
ADD COLUMN     "external" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "roleId" TEXT,
ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'manual',
ADD COLUMN     "vouchedById" TEXT;

-- AlterTable
ALTER TABLE "credentials" ADD COLUMN     "disabledAt" TIMESTAMPTZ(3),
ADD COLUMN     "serviceAccountId" TEXT,
ALTER COLUMN "userId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "invitations" ADD COLUMN     "access" JSONB,
ADD COLUMN     "groupIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "memberUntil" TIMESTAMPTZ(3),
ADD COLUMN     "projectId" TEXT,
ADD COLUMN     "projectRole" TEXT,
ADD COLUMN     "projects" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "reissueAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "roleId" TEXT;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "defaultRole" TEXT NOT NULL DEFAULT 'viewer',
ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deletedById" TEXT,
ADD COLUMN     "joinPolicy" TEXT NOT NULL DEFAULT 'invited';

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deletedById" TEXT;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "lastSignInBy" TEXT;

-- AlterTable
ALTER TABLE "workspace_members" ADD COLUMN     "roleId" TEXT;

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "archivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deletedAt" TIMESTAMPTZ(3),
ADD COLUMN     "deletedById" TEXT;

-- CreateTable
CREATE TABLE "service_accounts" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "allowImpersonation" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "suspendedAt" TIMESTAMPTZ(3),

    CONSTRAINT "service_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "groups" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT 'ordinary',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_members" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "userId" TEXT,
    "serviceAccountId" TEXT,
    "source" TEXT NOT NULL DEFAULT 'manual',
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation_links" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "roleId" TEXT,
    "groupIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "allowedDomains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "useMaximum" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "tokenHash" TEXT NOT NULL,
    "memberUntil" TIMESTAMPTZ(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "organizationId" TEXT,
    "workspaceId" TEXT,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_choices" (
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "inbox" BOOLEAN NOT NULL,
    "mail" BOOLEAN NOT NULL,

    CONSTRAINT "notification_choices_pkey" PRIMARY KEY ("userId","kind")
);

-- CreateTable
CREATE TABLE "reminders" (
    "key" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "domains" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "domains_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "join_requests" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'pending',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" TEXT,

    CONSTRAINT "join_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "default_projects" (
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    CONSTRAINT "default_projects_pkey" PRIMARY KEY ("userId","workspaceId")
);

-- CreateTable
CREATE TABLE "roles" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "permissions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "access" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "service_accounts_organizationId_workspaceId_id_key" ON "service_accounts"("organizationId", "workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "service_accounts_workspaceId_nameKey_key" ON "service_accounts"("workspaceId", "nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "groups_organizationId_workspaceId_id_key" ON "groups"("organizationId", "workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "groups_workspaceId_nameKey_key" ON "groups"("workspaceId", "nameKey");

-- CreateIndex
CREATE INDEX "group_members_organizationId_userId_idx" ON "group_members"("organizationId", "userId");

-- CreateIndex
CREATE INDEX "group_members_serviceAccountId_idx" ON "group_members"("serviceAccountId");

-- CreateIndex
CREATE INDEX "group_members_expiresAt_idx" ON "group_members"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "group_members_groupId_userId_source_key" ON "group_members"("groupId", "userId", "source");

-- CreateIndex
CREATE UNIQUE INDEX "group_members_groupId_serviceAccountId_source_key" ON "group_members"("groupId", "serviceAccountId", "source");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_links_tokenHash_key" ON "invitation_links"("tokenHash");

-- CreateIndex
CREATE INDEX "invitation_links_workspaceId_id_idx" ON "invitation_links"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "notifications_userId_id_idx" ON "notifications"("userId", "id");

-- CreateIndex
CREATE INDEX "notifications_userId_readAt_idx" ON "notifications"("userId", "readAt");

-- CreateIndex
CREATE INDEX "notifications_createdAt_idx" ON "notifications"("createdAt");

-- CreateIndex
CREATE INDEX "reminders_createdAt_idx" ON "reminders"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "domains_domain_key" ON "domains"("domain");

-- CreateIndex
CREATE INDEX "domains_organizationId_idx" ON "domains"("organizationId");

-- CreateIndex
CREATE INDEX "join_requests_organizationId_status_id_idx" ON "join_requests"("organizationId", "status", "id");

-- CreateIndex
CREATE INDEX "join_requests_userId_status_idx" ON "join_requests"("userId", "status");

-- CreateIndex
CREATE INDEX "default_projects_projectId_idx" ON "default_projects"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "roles_organizationId_workspaceId_id_key" ON "roles"("organizationId", "workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "roles_workspaceId_level_nameKey_key" ON "roles"("workspaceId", "level", "nameKey");

-- CreateIndex
CREATE INDEX "collaborators_roleId_idx" ON "collaborators"("roleId");

-- CreateIndex
CREATE INDEX "collaborators_expiresAt_idx" ON "collaborators"("expiresAt");

-- CreateIndex
CREATE INDEX "credentials_serviceAccountId_idx" ON "credentials"("serviceAccountId");

-- CreateIndex
CREATE INDEX "organization_members_expiresAt_idx" ON "organization_members"("expiresAt");

-- CreateIndex
CREATE INDEX "workspace_members_roleId_idx" ON "workspace_members"("roleId");

-- CreateIndex
CREATE INDEX "workspace_members_expiresAt_idx" ON "workspace_members"("expiresAt");

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_organizationId_workspaceId_serviceAccountId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "serviceAccountId") REFERENCES "service_accounts"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_accounts" ADD CONSTRAINT "service_accounts_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "groups" ADD CONSTRAINT "groups_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_organizationId_workspaceId_groupId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "groupId") REFERENCES "groups"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "organization_members"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_organizationId_workspaceId_serviceAccountId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "serviceAccountId") REFERENCES "service_accounts"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_links" ADD CONSTRAINT "invitation_links_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domains" ADD CONSTRAINT "domains_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_organizationId_workspaceId_roleId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "roleId") REFERENCES "roles"("organizationId", "workspaceId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "default_projects" ADD CONSTRAINT "default_projects_organizationId_workspaceId_projectId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "projectId") REFERENCES "projects"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "default_projects" ADD CONSTRAINT "default_projects_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roles" ADD CONSTRAINT "roles_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_members" ADD CONSTRAINT "workspace_members_organizationId_workspaceId_roleId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "roleId") REFERENCES "roles"("organizationId", "workspaceId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;


-- What Prisma's schema cannot say.

-- A credential is a person's or a service account's.
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_actor" CHECK (num_nonnulls("userId", "serviceAccountId") = 1);
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_actor" CHECK (num_nonnulls("userId", "serviceAccountId") = 1);

-- Closed lists that the code relies on.
ALTER TABLE "workspace_members" DROP CONSTRAINT "workspace_members_role";
ALTER TABLE "workspace_members" ADD CONSTRAINT "workspace_members_role"
  CHECK ("role" IN ('admin', 'member', 'viewer', 'custom') AND ("role" = 'custom') = ("roleId" IS NOT NULL));
ALTER TABLE "collaborators" DROP CONSTRAINT "collaborators_role";
ALTER TABLE "collaborators" ADD CONSTRAINT "collaborators_role"
  CHECK ("role" IN ('owner', 'admin', 'member', 'viewer', 'custom', 'access')
    AND ("role" = 'custom') = ("roleId" IS NOT NULL) AND ("role" = 'access') = ("access" IS NOT NULL));
ALTER TABLE "service_accounts" ADD CONSTRAINT "service_accounts_role" CHECK ("role" IN ('member', 'viewer'));
ALTER TABLE "groups" ADD CONSTRAINT "groups_kind" CHECK ("kind" IN ('ordinary', 'users', 'admins', 'queue_admins'));
ALTER TABLE "roles" ADD CONSTRAINT "roles_level" CHECK ("level" IN ('workspace', 'project'));
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_join_policy" CHECK ("joinPolicy" IN ('invited', 'ask', 'admit'));
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_default_role" CHECK ("defaultRole" IN ('member', 'viewer'));
ALTER TABLE "join_requests" ADD CONSTRAINT "join_requests_status"
  CHECK ("status" IN ('pending', 'approved', 'declined', 'withdrawn'));
ALTER TABLE "invitation_links" ADD CONSTRAINT "invitation_links_uses" CHECK ("useMaximum" IS NULL OR "uses" <= "useMaximum");

-- One open request of a person to an organization.
CREATE UNIQUE INDEX "join_requests_pending" ON "join_requests"("organizationId", "userId") WHERE "status" = 'pending';
-- One owner for each project.
CREATE UNIQUE INDEX "collaborators_owner" ON "collaborators"("projectId") WHERE "role" = 'owner';
-- The admins of an organization are in each of its workspaces, so each list of members asks for them.
CREATE INDEX "organization_members_admins" ON "organization_members"("organizationId", "userId")
  WHERE "role" IN ('owner', 'admin');
-- What was deleted is looked for by the task that forgets it.
CREATE INDEX "organizations_deleted" ON "organizations"("deletedAt") WHERE "deletedAt" IS NOT NULL;
CREATE INDEX "workspaces_deleted" ON "workspaces"("deletedAt") WHERE "deletedAt" IS NOT NULL;
CREATE INDEX "projects_deleted" ON "projects"("deletedAt") WHERE "deletedAt" IS NOT NULL;

-- The three groups that no workspace lacks, for the workspaces that there are.
INSERT INTO "groups" ("id", "organizationId", "workspaceId", "name", "nameKey", "description", "kind")
SELECT 'grp_0' || substr(md5(w."id" || g."kind"), 1, 25), w."organizationId", w."id", g."name", lower(g."name"), g."description", g."kind"
FROM "workspaces" w CROSS JOIN (VALUES
  ('Users', 'Everybody in the workspace, service accounts too', 'users'),
  ('Admins', 'The workspace''s admins: read and modify everything except the administration of queues', 'admins'),
  ('Queue admins', 'Create, rename and delete queues', 'queue_admins')
) AS g("name", "description", "kind");

-- Those who were let into a project without belonging to the organization.
UPDATE "collaborators" c SET "external" = true WHERE NOT EXISTS (
  SELECT 1 FROM "organization_members" om WHERE om."organizationId" = c."organizationId" AND om."userId" = c."userId"
);
