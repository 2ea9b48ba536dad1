import "server-only";
import { systemScope } from "../access/authorize";
import type { Actor, RequestInfo } from "../access/scope";
import type { AuditDraft } from "../audit/entry";
import { recordRefusal } from "../audit/refusals";
import { describeError, log } from "../log";
import { shared } from "../process";
import { HOUR_MILLISECONDS } from "../time";

/** The most addresses told apart per credential and hour: whoever found one may call from very many. */
const ADDRESSES = 20;

interface Told {
  hour: number;
  addresses: Set<string>;
}

/** Whether the address is to be audited this hour: once for each, by this process. */
function isNews(credentialId: string, address: string): boolean {
  const told = shared("refused-uses", () => new Map<string, Told>());
  const hour = Math.floor(Date.now() / HOUR_MILLISECONDS);
  for (const [id, former] of told) if (former.hour !== hour) told.delete(id);
  const { addresses } = told.get(credentialId) ?? { addresses: new Set<string>() };
  if (addresses.has(address) || addresses.size >= ADDRESSES) return false;
  addresses.add(address);
  told.set(credentialId, { hour, addresses });
  return true;
}

async function draftOf(credentialId: string, actor: Actor, request: RequestInfo): Promise<AuditDraft | null> {
  const row = await systemScope("authentication", request).db.credential.findUnique({
    where: { id: credentialId },
    select: { accessKey: true, organizationId: true, workspaceId: true, projectId: true, organizationDefault: true },
  });
  if (row === null) return null;
  const { accessKey, organizationId, workspaceId, projectId, organizationDefault } = row;
  // The organization's default key is nobody's below it.
  const below = organizationDefault ? {} : { ...(workspaceId && { workspaceId }), ...(projectId && { projectId }) };
  return {
    target: { type: "credential", id: credentialId, name: accessKey },
    reason: "network_not_allowed",
    actor: { ...actor, credentialId },
    place: { organizationId, ...below },
  };
}

/**
 * Leaves a row for a credential that was shown with its secret from where it is not good: it may have been stolen. A
 * flood leaves no more than a few, and what cannot be written changes nothing of the refusal.
 */
export async function noteRefusedUse(credentialId: string, actor: Actor, request: RequestInfo): Promise<void> {
  if (!isNews(credentialId, request.address ?? "")) return;
  try {
    const draft = await draftOf(credentialId, actor, request);
    if (draft !== null) await recordRefusal(systemScope("authentication", request), "credential.use", "refused", draft);
  } catch (failure) {
    log().error({ requestId: request.id, error: describeError(failure) }, "a refusal could not be recorded");
  }
}
