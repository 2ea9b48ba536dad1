import "server-only";
import { Resolver } from "node:dns/promises";
import { env } from "../env";
import { recordName, recordValue, type CheckFailure } from "./schema";

const TRY_MILLISECONDS = 2_000;
const TRIES = 2;

/** Answers of a DNS server that say that there is nothing, as against no answer at all. */
const ABSENT = new Set(["ENODATA", "ENOTFOUND"]);

async function textsAt(name: string): Promise<readonly string[] | null> {
  const resolver = new Resolver({ timeout: TRY_MILLISECONDS, tries: TRIES });
  const { TENANTRY_DNS: server } = env();
  if (server !== undefined) resolver.setServers([server]);
  try {
    const records = await resolver.resolveTxt(name);
    return records.map((parts) => parts.join(""));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return ABSENT.has(code) ? [] : null;
  }
}

/** Looks the domain's record up; null where it is there, else why it was not found. */
export async function lookUpRecord(domain: string, challenge: string): Promise<CheckFailure | null> {
  const texts = await textsAt(recordName(domain));
  if (texts === null) return "no_answer";
  if (texts.some((text) => text.trim() === recordValue(challenge))) return null;
  return texts.length === 0 ? "no_record" : "other_record";
}
