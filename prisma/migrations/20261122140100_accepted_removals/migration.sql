-- An owner let it be, so that it counts no more towards the next stop.
ALTER TABLE "provisioning_removals" ADD COLUMN "acceptedAt" TIMESTAMPTZ(3);
