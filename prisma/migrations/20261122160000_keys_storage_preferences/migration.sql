-- AlterTable
ALTER TABLE "instance" ADD COLUMN     "telemetry" BOOLEAN;

-- AlterTable
ALTER TABLE "projects" ADD COLUMN     "gpuTypes" JSONB,
ADD COLUMN     "gpuTypesAt" TIMESTAMPTZ(3),
ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "ownedCompute" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "locale" TEXT,
ADD COLUMN     "timeZone" TEXT;

-- CreateTable
CREATE TABLE "user_pictures" (
    "userId" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pictures_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "user_preferences" (
    "userId" TEXT NOT NULL,
    "showHiddenProjects" BOOLEAN NOT NULL DEFAULT false,
    "hideExamples" BOOLEAN NOT NULL DEFAULT false,
    "hiDpi" BOOLEAN NOT NULL DEFAULT true,
    "noProTips" BOOLEAN NOT NULL DEFAULT false,
    "hiddenArguments" JSONB,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_preferences_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "storage_accesses" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bucket" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sealedSecret" TEXT NOT NULL,
    "region" TEXT NOT NULL DEFAULT '',
    "host" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "testedAt" TIMESTAMPTZ(3),
    "testFailure" TEXT,

    CONSTRAINT "storage_accesses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_keys" (
    "id" TEXT NOT NULL,
    "organizationId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "sealedValue" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "copiedFromId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" TEXT,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "project_keys_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "storage_accesses_userId_id_idx" ON "storage_accesses"("userId", "id");

-- CreateIndex
CREATE INDEX "project_keys_projectId_id_idx" ON "project_keys"("projectId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "project_keys_projectId_nameKey_key" ON "project_keys"("projectId", "nameKey");

-- AddForeignKey
ALTER TABLE "user_pictures" ADD CONSTRAINT "user_pictures_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_preferences" ADD CONSTRAINT "user_preferences_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_accesses" ADD CONSTRAINT "storage_accesses_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_keys" ADD CONSTRAINT "project_keys_organizationId_workspaceId_projectId_fkey" FOREIGN KEY ("organizationId", "workspaceId", "projectId") REFERENCES "projects"("organizationId", "workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

