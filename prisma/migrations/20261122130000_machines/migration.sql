-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "behalfOfId" TEXT,
ADD COLUMN     "behalfOfName" TEXT;

-- AlterTable
ALTER TABLE "credentials" ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "formerOwner" TEXT,
ADD COLUMN     "networks" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "organizationDefault" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "previousEndsAt" TIMESTAMPTZ(3),
ADD COLUMN     "previousSecretHash" TEXT,
ADD COLUMN     "projectId" TEXT,
ADD COLUMN     "revokedReason" TEXT,
ADD COLUMN     "rotatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "secretVersion" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "maxCredentialDays" INTEGER;

-- AlterTable
ALTER TABLE "service_accounts" ADD COLUMN     "ownerGroupId" TEXT,
ADD COLUMN     "projectId" TEXT,
ADD COLUMN     "projectRole" TEXT;

-- CreateTable
CREATE TABLE "credential_uses" (
    "organizationId" TEXT NOT NULL,
    "credentialId" TEXT NOT NULL,
    "secretVersion" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credential_uses_pkey" PRIMARY KEY ("credentialId","hour","secretVersion","address","agent")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "id" TEXT NOT NULL,
    "publicJwk" JSONB NOT NULL,
    "sealedPrivate" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replacedAt" TIMESTAMPTZ(3),

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revoked_tokens" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revoked_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_authorizations" (
    "id" TEXT NOT NULL,
    "deviceCodeHash" TEXT NOT NULL,
    "userCodeHash" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "address" TEXT,
    "agent" TEXT,
    "scopes" JSONB,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "userId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "polledAt" TIMESTAMPTZ(3),
    "interval" INTEGER NOT NULL DEFAULT 5,

    CONSTRAINT "device_authorizations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "device_sign_ins" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "scopes" JSONB,
    "refreshHash" TEXT NOT NULL,
    "previousRefreshHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "refreshedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "lastUsedAddress" TEXT,
    "lastUsedAgent" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endedReason" TEXT,

    CONSTRAINT "device_sign_ins_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "credential_uses_hour_idx" ON "credential_uses"("hour");

-- CreateIndex
CREATE INDEX "revoked_tokens_expiresAt_idx" ON "revoked_tokens"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "device_authorizations_deviceCodeHash_key" ON "device_authorizations"("deviceCodeHash");

-- CreateIndex
CREATE UNIQUE INDEX "device_authorizations_userCodeHash_key" ON "device_authorizations"("userCodeHash");

-- CreateIndex
CREATE INDEX "device_authorizations_expiresAt_idx" ON "device_authorizations"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "device_sign_ins_refreshHash_key" ON "device_sign_ins"("refreshHash");

-- CreateIndex
CREATE UNIQUE INDEX "device_sign_ins_previousRefreshHash_key" ON "device_sign_ins"("previousRefreshHash");

-- CreateIndex
CREATE INDEX "device_sign_ins_userId_endedAt_idx" ON "device_sign_ins"("userId", "endedAt");

-- CreateIndex
CREATE INDEX "device_sign_ins_expiresAt_idx" ON "device_sign_ins"("expiresAt");

-- CreateIndex
CREATE INDEX "credentials_workspaceId_id_idx" ON "credentials"("workspaceId", "id");

-- CreateIndex
CREATE INDEX "credentials_organizationId_userId_idx" ON "credentials"("organizationId", "userId");

-- CreateIndex
CREATE INDEX "credentials_projectId_id_idx" ON "credentials"("projectId", "id");

-- CreateIndex
CREATE INDEX "credentials_expiresAt_idx" ON "credentials"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "credentials_organizationId_id_key" ON "credentials"("organizationId", "id");

-- CreateIndex
CREATE INDEX "service_accounts_ownerGroupId_idx" ON "service_accounts"("ownerGroupId");

-- CreateIndex
CREATE UNIQUE INDEX "service_accounts_projectId_projectRole_key" ON "service_accounts"("projectId", "projectRole");

-- The order of the next two counts: when a project moves to another workspace, its machines move before their credentials.

-- AddForeignKey
ALTER TABLE "service_accounts" ADD CONSTRAINT "service_accounts_organizationId_workspaceId_projectId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "projectId") REFERENCES "projects"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_organizationId_workspaceId_projectId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "projectId") REFERENCES "projects"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential_uses" ADD CONSTRAINT "credential_uses_organizationId_credentialId_fkey" FOREIGN KEY ("organizationId", "credentialId") REFERENCES "credentials"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_accounts" ADD CONSTRAINT "service_accounts_organizationId_workspaceId_ownerGroupId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "ownerGroupId") REFERENCES "groups"("organizationId", "workspaceId", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "device_sign_ins" ADD CONSTRAINT "device_sign_ins_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A credential is a person's, a service account's, or was one's that is deleted.
ALTER TABLE "credentials" DROP CONSTRAINT "credentials_actor";
ALTER TABLE "credentials"
  ADD CONSTRAINT "credentials_actor" CHECK (num_nonnulls("userId", "serviceAccountId", "formerOwner") = 1),
  ADD CONSTRAINT "credentials_former_owner" CHECK ("formerOwner" IS NULL OR "revokedAt" IS NOT NULL),
  ADD CONSTRAINT "credentials_previous_secret" CHECK (("previousSecretHash" IS NULL) = ("previousEndsAt" IS NULL));

-- One live key of an organization that only its owners know of.
CREATE UNIQUE INDEX "credentials_organization_default_key" ON "credentials" ("organizationId")
  WHERE "organizationDefault" AND "revokedAt" IS NULL;

-- A service account is the workspace's, with a role there, or built into a project, with a role in that alone.
ALTER TABLE "service_accounts" DROP CONSTRAINT "service_accounts_role";
ALTER TABLE "service_accounts"
  ADD CONSTRAINT "service_accounts_role" CHECK (CASE WHEN "projectId" IS NULL
    THEN "role" IN ('member', 'viewer') AND "projectRole" IS NULL
    ELSE "role" = 'none' AND "projectRole" IN ('admin', 'member', 'viewer') AND NOT "allowImpersonation" END);

-- Whose credentials were made by hand until now: a person's own.
UPDATE "credentials" SET "createdById" = "userId" WHERE "userId" IS NOT NULL;
