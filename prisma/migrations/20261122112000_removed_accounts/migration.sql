-- An account that was removed comes into no place any more, also by a request that was under way when it was removed:
-- the row's lock makes such an insert wait for the removal, and see it.
CREATE FUNCTION refuse_removed_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "users" WHERE "id" = NEW."userId" AND "deletedAt" IS NULL FOR KEY SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'users_removed: this account was removed' USING ERRCODE = 'check_violation', CONSTRAINT = 'users_removed';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER "organization_members_account" BEFORE INSERT ON "organization_members"
  FOR EACH ROW EXECUTE FUNCTION refuse_removed_account();
CREATE TRIGGER "collaborators_account" BEFORE INSERT ON "collaborators"
  FOR EACH ROW EXECUTE FUNCTION refuse_removed_account();

-- Whoever is removed keeps no address, no password and no place.
ALTER TABLE "users" ADD CONSTRAINT "users_removed"
  CHECK ("deletedAt" IS NULL OR ("email" = '' AND "passwordHash" IS NULL AND NOT "operator"));
