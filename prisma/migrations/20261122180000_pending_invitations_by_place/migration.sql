-- One live invitation for each address and place: a workspace, or one project of it.
DROP INDEX "invitations_pending";
CREATE UNIQUE INDEX "invitations_pending" ON "invitations"("workspaceId", "emailKey", coalesce("projectId", ''))
  WHERE "status" = 'pending';
