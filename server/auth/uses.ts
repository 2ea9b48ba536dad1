import "server-only";
import type { RequestInfo, SystemScope } from "../access/scope";
import { recorded } from "../audit/recorded";
import { addCredentialUses, type NotedUse } from "../db/hot/callers/credential-uses";
import { shared } from "../process";
import { HOUR_MILLISECONDS } from "../time";

const AGENT_LENGTH = 300;

/** The most pairs of address and agent told apart per credential and hour; further ones count as unknown. */
const PAIRS = 50;

interface Noted {
  uses: Map<string, NotedUse>;
  /** Outlives a batch: the pairs of the running hour that each credential has used. */
  pairs: Map<string, { hour: number; seen: Set<string> }>;
}

function noted(): Noted {
  return shared("credential-uses", () => ({ uses: new Map(), pairs: new Map() }));
}

function pairOf(credentialId: string, hour: number, { address, agent }: RequestInfo): readonly [string, string] {
  const pair = [address ?? "", agent?.slice(0, AGENT_LENGTH) ?? ""] as const;
  const { pairs } = noted();
  let known = pairs.get(credentialId);
  if (known?.hour !== hour) pairs.set(credentialId, (known = { hour, seen: new Set() }));
  const text = pair.join("\n");
  if (!known.seen.has(text) && known.seen.size >= PAIRS) return ["", ""];
  known.seen.add(text);
  return pair;
}

/** Counts a use in memory, by the hour and by which of the credential's secrets. */
export function noteUse(credentialId: string, secretVersion: number, request: RequestInfo): void {
  const lastAt = new Date();
  const hour = Math.floor(lastAt.getTime() / HOUR_MILLISECONDS);
  const [address, agent] = pairOf(credentialId, hour, request);
  const { uses } = noted();
  const key = [credentialId, hour, secretVersion, address, agent].join("\n");
  const known = uses.get(key);
  if (known !== undefined) {
    known.count += 1;
    known.lastAt = lastAt;
    return;
  }
  const start = new Date(hour * HOUR_MILLISECONDS);
  uses.set(key, { credentialId, secretVersion, hour: start, address, agent, count: 1, lastAt });
}

/** Writes how often, when, from where and by what each credential was used; called every few seconds. One statement. */
export async function writeUses(scope: SystemScope): Promise<void> {
  const { uses, pairs } = noted();
  const batch = [...uses.values()];
  uses.clear();
  const hour = Math.floor(Date.now() / HOUR_MILLISECONDS);
  for (const [id, known] of pairs) if (known.hour !== hour) pairs.delete(id);
  if (batch.length === 0) return;
  await recorded(scope, "credential-touch", (tx) => addCredentialUses(tx, batch));
}
