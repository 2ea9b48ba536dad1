-- A random id that says nothing of the instance; it is sent by nobody until an operator agrees, and made anew when they
-- no longer do.
ALTER TABLE "instance" ADD COLUMN "telemetryId" TEXT NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE "instance" ADD COLUMN "telemetrySentAt" TIMESTAMPTZ(3);
ALTER TABLE "instance" ADD COLUMN "telemetryFailure" TEXT;
