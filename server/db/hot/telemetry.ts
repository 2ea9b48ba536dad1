import "server-only";
import { runStatement } from "../statement";

/** Numbers alone: nothing in them names anybody or anything. */
interface InstanceCounts {
  users: number;
  organizations: number;
  workspaces: number;
  projects: number;
  serviceAccounts: number;
  resources: number;
  vaults: number;
  identityProviders: number;
}

const COUNTS = `
  select
    (select count(*)::int from "users" where "deletedAt" is null) as "users",
    (select count(*)::int from "organizations" where "personalOf" is null and "deletedAt" is null) as "organizations",
    (select count(*)::int from "workspaces" w join "organizations" o on o."id" = w."organizationId"
      where o."personalOf" is null and o."deletedAt" is null and w."deletedAt" is null) as "workspaces",
    (select count(*)::int from "projects" p join "organizations" o on o."id" = p."organizationId"
      where o."personalOf" is null and o."deletedAt" is null and p."deletedAt" is null) as "projects",
    (select count(*)::int from "service_accounts") as "serviceAccounts",
    (select count(*)::int from "resources") as "resources",
    (select count(*)::int from "vaults") as "vaults",
    (select count(*)::int from "identity_providers") as "identityProviders"`;

/** What there is on the whole instance; asked once a day and when an operator looks, so it may walk its tables. */
export async function instanceCounts(): Promise<InstanceCounts | undefined> {
  const [row] = await runStatement<InstanceCounts>(null, COUNTS, []);
  return row;
}
