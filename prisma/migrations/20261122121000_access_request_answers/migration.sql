-- What became of a request stands on it: its rule may be changed or gone later.
ALTER TABLE "access_requests"
  ADD COLUMN "answer" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "grantedPermission" TEXT,
  ADD COLUMN "grantedUntil" TIMESTAMPTZ(3);
