-- CreateTable
CREATE TABLE "vaults" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "userId" TEXT,
    "serviceAccountId" TEXT,
    "format" TEXT NOT NULL,
    "keyCount" INTEGER NOT NULL,
    "topKeys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" TEXT,

    CONSTRAINT "vaults_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vault_groups" (
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "vaultId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,

    CONSTRAINT "vault_groups_pkey" PRIMARY KEY ("vaultId","groupId")
);

-- CreateTable
CREATE TABLE "vault_versions" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "vaultId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "format" TEXT NOT NULL,
    "sealedContent" TEXT NOT NULL,
    "keyCount" INTEGER NOT NULL,
    "restoredFrom" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,

    CONSTRAINT "vault_versions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "vaults_workspaceId_position_idx" ON "vaults"("workspaceId", "position");

-- CreateIndex
CREATE INDEX "vaults_organizationId_userId_idx" ON "vaults"("organizationId", "userId");

-- CreateIndex
CREATE INDEX "vaults_serviceAccountId_idx" ON "vaults"("serviceAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "vaults_organizationId_workspaceId_id_key" ON "vaults"("organizationId", "workspaceId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "vaults_workspaceId_userId_key" ON "vaults"("workspaceId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "vaults_workspaceId_serviceAccountId_key" ON "vaults"("workspaceId", "serviceAccountId");

-- CreateIndex
CREATE INDEX "vault_groups_groupId_idx" ON "vault_groups"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "vault_versions_vaultId_number_key" ON "vault_versions"("vaultId", "number");

-- AddForeignKey
ALTER TABLE "vaults" ADD CONSTRAINT "vaults_organizationId_workspaceId_fkey" FOREIGN KEY ("organizationId", "workspaceId") REFERENCES "workspaces"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vaults" ADD CONSTRAINT "vaults_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "organization_members"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vaults" ADD CONSTRAINT "vaults_organizationId_workspaceId_serviceAccountId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "serviceAccountId") REFERENCES "service_accounts"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vault_groups" ADD CONSTRAINT "vault_groups_organizationId_workspaceId_vaultId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "vaultId") REFERENCES "vaults"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vault_groups" ADD CONSTRAINT "vault_groups_organizationId_workspaceId_groupId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "groupId") REFERENCES "groups"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vault_versions" ADD CONSTRAINT "vault_versions_organizationId_workspaceId_vaultId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "vaultId") REFERENCES "vaults"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- A vault is an administrator's, a service account's or a person's, and nothing else.
ALTER TABLE "vaults" ADD CONSTRAINT "vaults_kind_check" CHECK (
  "kind" = 'administrator' AND "userId" IS NULL AND "serviceAccountId" IS NULL AND "position" IS NOT NULL
  OR "kind" = 'user' AND "userId" IS NOT NULL AND "serviceAccountId" IS NULL AND "position" IS NULL AND NOT "locked"
  OR "kind" = 'service_account' AND "userId" IS NULL AND "serviceAccountId" IS NOT NULL AND "position" IS NULL AND NOT "locked"
);

-- What one right gave is several now.
UPDATE "roles" SET "permissions" = array_remove("permissions", 'vault.govern')
  || ARRAY['vault.list', 'vault.create', 'vault.update', 'vault.move', 'vault.reveal', 'vault.restore', 'vault.remove']
  WHERE 'vault.govern' = ANY("permissions");
