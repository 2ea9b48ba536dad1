-- Identity: connections to providers, directories, second factors, and what signing in by them leaves.
-- DropIndex
DROP INDEX "domains_domain_key";

-- DropIndex
DROP INDEX "domains_organizationId_idx";

-- AlterTable
ALTER TABLE "device_authorizations" ADD COLUMN     "proofs" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "device_sign_ins" ADD COLUMN     "proofs" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "domains" ADD COLUMN     "challenge" TEXT,
ADD COLUMN     "checkFailure" TEXT,
ADD COLUMN     "checkedAt" TIMESTAMPTZ(3),
ADD COLUMN     "verifiedBy" TEXT;

-- AlterTable
ALTER TABLE "organization_members" ADD COLUMN     "breakGlass" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "priorRole" TEXT,
ADD COLUMN     "priorSource" TEXT;

-- AlterTable
ALTER TABLE "organizations" ADD COLUMN     "provisioningBrake" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "provisioningStoppedAt" TIMESTAMPTZ(3),
ADD COLUMN     "requireSecondFactor" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sessionHours" INTEGER,
ADD COLUMN     "sessionIdleMinutes" INTEGER,
ADD COLUMN     "ssoAdmitsExternal" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "ssoConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "ssoMessage" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "ssoRequiredAt" TIMESTAMPTZ(3),
ADD COLUMN     "ssoRequiredById" TEXT,
ADD COLUMN     "ssoRollsBackAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "identityProviderId" TEXT,
ADD COLUMN     "sealedProvider" TEXT;

-- AlterTable
ALTER TABLE "workspace_members" ADD COLUMN     "priorRole" TEXT,
ADD COLUMN     "priorRoleId" TEXT,
ADD COLUMN     "priorSource" TEXT;

-- CreateTable
CREATE TABLE "directory_users" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "externalId" TEXT,
    "userName" TEXT NOT NULL,
    "userNameKey" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "email" TEXT NOT NULL,
    "userId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directory_groups" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "identityProviderId" TEXT,
    "externalId" TEXT,
    "displayName" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directory_group_members" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "directoryGroupId" TEXT NOT NULL,
    "directoryUserId" TEXT,
    "userId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_group_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directory_mappings" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "identityProviderId" TEXT,
    "directoryGroupId" TEXT,
    "claimValue" TEXT,
    "target" TEXT NOT NULL,
    "workspaceId" TEXT,
    "groupId" TEXT,
    "role" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provisioning_tokens" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" TEXT,

    CONSTRAINT "provisioning_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provisioning_calls" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "tokenId" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "milliseconds" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provisioning_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provisioning_removals" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "directoryGroupId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "provisioning_removals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "totp_factors" (
    "userId" TEXT NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "totp_factors_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "credentialId" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "name" TEXT NOT NULL,
    "verifiesUser" BOOLEAN NOT NULL DEFAULT false,
    "backedUp" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_sign_ins" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "proofs" JSONB NOT NULL,
    "stateVersion" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "pending_sign_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey_challenges" (
    "id" TEXT NOT NULL,
    "challenge" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "userId" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_challenges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "known_devices" (
    "userId" TEXT NOT NULL,
    "deviceHash" TEXT NOT NULL,
    "agent" TEXT,
    "address" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "known_devices_pkey" PRIMARY KEY ("userId","deviceHash")
);

-- CreateTable
CREATE TABLE "identity_providers" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "sealedClientSecret" TEXT,
    "sealedPrivateKey" TEXT,
    "createUsers" BOOLEAN NOT NULL DEFAULT false,
    "defaultRole" TEXT NOT NULL DEFAULT 'viewer',
    "syncGroups" BOOLEAN NOT NULL DEFAULT false,
    "syncRoles" BOOLEAN NOT NULL DEFAULT false,
    "withoutMatch" TEXT NOT NULL DEFAULT 'default',
    "lastSuccessAt" TIMESTAMPTZ(3),
    "lastFailureAt" TIMESTAMPTZ(3),
    "lastFailureReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_providers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_provider_certificates" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "identityProviderId" TEXT NOT NULL,
    "pem" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "notAfter" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "identity_provider_certificates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_provider_workspaces" (
    "organizationId" TEXT NOT NULL,
    "identityProviderId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,

    CONSTRAINT "identity_provider_workspaces_pkey" PRIMARY KEY ("identityProviderId","workspaceId")
);

-- CreateTable
CREATE TABLE "user_identities" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "identityProviderId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "email" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSignInAt" TIMESTAMPTZ(3),

    CONSTRAINT "user_identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sso_transactions" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "identityProviderId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "browserHash" TEXT NOT NULL,
    "stateHash" TEXT NOT NULL,
    "requestId" TEXT,
    "nonce" TEXT,
    "sealedVerifier" TEXT,
    "next" TEXT NOT NULL,
    "userId" TEXT,
    "sealedOutcome" TEXT,
    "outcomeHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sso_transactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consumed_assertions" (
    "identityProviderId" TEXT NOT NULL,
    "assertionId" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consumed_assertions_pkey" PRIMARY KEY ("identityProviderId","assertionId")
);

-- CreateTable
CREATE TABLE "sign_in_tickets" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "proofs" JSONB NOT NULL,
    "sessionId" TEXT,
    "identityProviderId" TEXT,
    "sealedProvider" TEXT,
    "endsAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_tickets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity_links" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "identityProviderId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "browserHash" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "sealedOutcome" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "identity_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "directory_users_organizationId_externalId_idx" ON "directory_users"("organizationId", "externalId");

-- CreateIndex
CREATE INDEX "directory_users_userId_idx" ON "directory_users"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "directory_users_organizationId_id_key" ON "directory_users"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "directory_users_organizationId_userNameKey_key" ON "directory_users"("organizationId", "userNameKey");

-- CreateIndex
CREATE INDEX "directory_groups_organizationId_nameKey_idx" ON "directory_groups"("organizationId", "nameKey");

-- CreateIndex
CREATE INDEX "directory_groups_identityProviderId_idx" ON "directory_groups"("identityProviderId");

-- CreateIndex
CREATE UNIQUE INDEX "directory_groups_organizationId_id_key" ON "directory_groups"("organizationId", "id");

-- CreateIndex
CREATE INDEX "directory_group_members_directoryUserId_idx" ON "directory_group_members"("directoryUserId");

-- CreateIndex
CREATE INDEX "directory_group_members_organizationId_userId_idx" ON "directory_group_members"("organizationId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "directory_group_members_directoryGroupId_directoryUserId_key" ON "directory_group_members"("directoryGroupId", "directoryUserId");

-- CreateIndex
CREATE UNIQUE INDEX "directory_group_members_directoryGroupId_userId_key" ON "directory_group_members"("directoryGroupId", "userId");

-- CreateIndex
CREATE INDEX "directory_mappings_organizationId_position_idx" ON "directory_mappings"("organizationId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "provisioning_tokens_tokenHash_key" ON "provisioning_tokens"("tokenHash");

-- CreateIndex
CREATE INDEX "provisioning_tokens_organizationId_id_idx" ON "provisioning_tokens"("organizationId", "id");

-- CreateIndex
CREATE INDEX "provisioning_calls_organizationId_id_idx" ON "provisioning_calls"("organizationId", "id");

-- CreateIndex
CREATE INDEX "provisioning_calls_at_idx" ON "provisioning_calls"("at");

-- CreateIndex
CREATE INDEX "provisioning_removals_organizationId_at_idx" ON "provisioning_removals"("organizationId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credentialId_key" ON "passkeys"("credentialId");

-- CreateIndex
CREATE INDEX "passkeys_userId_idx" ON "passkeys"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_userId_codeHash_key" ON "recovery_codes"("userId", "codeHash");

-- CreateIndex
CREATE UNIQUE INDEX "pending_sign_ins_tokenHash_key" ON "pending_sign_ins"("tokenHash");

-- CreateIndex
CREATE INDEX "pending_sign_ins_userId_idx" ON "pending_sign_ins"("userId");

-- CreateIndex
CREATE INDEX "pending_sign_ins_expiresAt_idx" ON "pending_sign_ins"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "passkey_challenges_challenge_key" ON "passkey_challenges"("challenge");

-- CreateIndex
CREATE INDEX "passkey_challenges_expiresAt_idx" ON "passkey_challenges"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "identity_providers_organizationId_id_key" ON "identity_providers"("organizationId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_providers_organizationId_nameKey_key" ON "identity_providers"("organizationId", "nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "identity_provider_certificates_identityProviderId_fingerpri_key" ON "identity_provider_certificates"("identityProviderId", "fingerprint");

-- CreateIndex
CREATE INDEX "user_identities_userId_idx" ON "user_identities"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "user_identities_identityProviderId_subject_key" ON "user_identities"("identityProviderId", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "sso_transactions_stateHash_key" ON "sso_transactions"("stateHash");

-- CreateIndex
CREATE UNIQUE INDEX "sso_transactions_requestId_key" ON "sso_transactions"("requestId");

-- CreateIndex
CREATE UNIQUE INDEX "sso_transactions_outcomeHash_key" ON "sso_transactions"("outcomeHash");

-- CreateIndex
CREATE INDEX "sso_transactions_identityProviderId_createdAt_idx" ON "sso_transactions"("identityProviderId", "createdAt");

-- CreateIndex
CREATE INDEX "sso_transactions_expiresAt_idx" ON "sso_transactions"("expiresAt");

-- CreateIndex
CREATE INDEX "consumed_assertions_expiresAt_idx" ON "consumed_assertions"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_tickets_tokenHash_key" ON "sign_in_tickets"("tokenHash");

-- CreateIndex
CREATE INDEX "sign_in_tickets_expiresAt_idx" ON "sign_in_tickets"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "identity_links_tokenHash_key" ON "identity_links"("tokenHash");

-- CreateIndex
CREATE INDEX "identity_links_expiresAt_idx" ON "identity_links"("expiresAt");

-- CreateIndex
CREATE INDEX "domains_domain_idx" ON "domains"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "domains_organizationId_domain_key" ON "domains"("organizationId", "domain");

-- AddForeignKey
ALTER TABLE "directory_users" ADD CONSTRAINT "directory_users_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_users" ADD CONSTRAINT "directory_users_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_groups" ADD CONSTRAINT "directory_groups_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_group_members" ADD CONSTRAINT "directory_group_members_organizationId_directoryGroupId_fkey" FOREIGN KEY ("organizationId", "directoryGroupId") REFERENCES "directory_groups"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_group_members" ADD CONSTRAINT "directory_group_members_organizationId_directoryUserId_fkey" FOREIGN KEY ("organizationId", "directoryUserId") REFERENCES "directory_users"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_group_members" ADD CONSTRAINT "directory_group_members_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_mappings" ADD CONSTRAINT "directory_mappings_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_mappings" ADD CONSTRAINT "directory_mappings_organizationId_identityProviderId_fkey" FOREIGN KEY ("organizationId", "identityProviderId") REFERENCES "identity_providers"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_mappings" ADD CONSTRAINT "directory_mappings_organizationId_directoryGroupId_fkey" FOREIGN KEY ("organizationId", "directoryGroupId") REFERENCES "directory_groups"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_mappings" ADD CONSTRAINT "directory_mappings_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_mappings" ADD CONSTRAINT "directory_mappings_organizationId_workspaceId_groupId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "groupId") REFERENCES "groups"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisioning_tokens" ADD CONSTRAINT "provisioning_tokens_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisioning_calls" ADD CONSTRAINT "provisioning_calls_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisioning_removals" ADD CONSTRAINT "provisioning_removals_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_sign_ins" ADD CONSTRAINT "pending_sign_ins_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_providers" ADD CONSTRAINT "identity_providers_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_provider_certificates" ADD CONSTRAINT "identity_provider_certificates_organizationId_identityProv_fkey" FOREIGN KEY ("organizationId", "identityProviderId") REFERENCES "identity_providers"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_provider_workspaces" ADD CONSTRAINT "identity_provider_workspaces_organizationId_identityProvid_fkey" FOREIGN KEY ("organizationId", "identityProviderId") REFERENCES "identity_providers"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_provider_workspaces" ADD CONSTRAINT "identity_provider_workspaces_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_organizationId_identityProviderId_fkey" FOREIGN KEY ("organizationId", "identityProviderId") REFERENCES "identity_providers"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sso_transactions" ADD CONSTRAINT "sso_transactions_organizationId_identityProviderId_fkey" FOREIGN KEY ("organizationId", "identityProviderId") REFERENCES "identity_providers"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consumed_assertions" ADD CONSTRAINT "consumed_assertions_organizationId_identityProviderId_fkey" FOREIGN KEY ("organizationId", "identityProviderId") REFERENCES "identity_providers"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_tickets" ADD CONSTRAINT "sign_in_tickets_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_links" ADD CONSTRAINT "identity_links_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Many organizations may claim a domain while they prove it; one has it.
CREATE UNIQUE INDEX "domains_verified_key" ON "domains"("domain") WHERE "verifiedAt" IS NOT NULL;
UPDATE "domains" SET "verifiedBy" = 'operator' WHERE "verifiedAt" IS NOT NULL;
