-- A session names the connection that it came by, so that it ends with it.
-- CreateIndex
CREATE INDEX "sessions_identityProviderId_idx" ON "sessions"("identityProviderId");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_identityProviderId_fkey" FOREIGN KEY ("identityProviderId") REFERENCES "identity_providers"("id") ON DELETE SET NULL ON UPDATE CASCADE;
