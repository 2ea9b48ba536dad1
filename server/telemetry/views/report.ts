import "server-only";
import { instanceCounts } from "../../db/hot/telemetry";
import { env } from "../../env";
import { VERSION } from "../../version";
import type { ReportView } from "../schema";

const NONE = {
  users: 0,
  organizations: 0,
  workspaces: 0,
  projects: 0,
  serviceAccounts: 0,
  resources: 0,
  vaults: 0,
  identityProviders: 0,
};

/** The one text that says what is sent: operators are shown it, and it goes out as it is. */
export async function reportOf(instance: string): Promise<ReportView> {
  const database = /[?&]host=(?:\/|%2F)/i.test(env().DATABASE_URL ?? "") ? "embedded" : "postgresql";
  return { instance, version: VERSION, database, counts: (await instanceCounts()) ?? NONE };
}
