-- Who let a collaborator into the project.
ALTER TABLE "collaborators" ADD COLUMN "addedById" TEXT;
