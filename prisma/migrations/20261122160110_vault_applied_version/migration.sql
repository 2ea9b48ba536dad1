-- What an active vault says counts; one that is off counts no longer, and nobody knows since which version.
ALTER TABLE "vaults" ADD COLUMN "appliedVersion" INTEGER;
UPDATE "vaults" SET "appliedVersion" = "version" WHERE "active";
