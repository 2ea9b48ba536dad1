-- Who ended an invitation and why, and the address for which another one was asked for.
ALTER TABLE "invitations" ADD COLUMN "endedById" TEXT;
ALTER TABLE "invitations" ADD COLUMN "endedReason" TEXT;
ALTER TABLE "invitations" ADD COLUMN "reissueAskedEmail" TEXT;

-- When the last use of a link was taken.
ALTER TABLE "invitation_links" ADD COLUMN "usedUpAt" TIMESTAMPTZ(3);
