import { authorizeWorkspace } from "@/server/access/authorize";
import { newId } from "@/server/ids";
import { createLink } from "@/server/invitation-links/commands/create-link";
import { createLinkSchema } from "@/server/invitation-links/schema";
import { sql } from "../database";
import type { InvitationRef, OrganizationRef, Person, WorkspaceRef } from "../factory";
import { requestInfo } from "../requests";

/** A link for many into a workspace; for any account and any number of them unless told otherwise. */
export async function invitationLink(
  of: WorkspaceRef,
  admin: Person,
  options: Parameters<typeof createLinkSchema.parse>[0] = {},
): Promise<InvitationRef> {
  const scope = await authorizeWorkspace(admin.actor, requestInfo(), of.id, "invitation-link.create");
  const { id, link } = await createLink(scope, createLinkSchema.parse(options));
  return { id, token: new URL(link).pathname.split("/").at(-1) ?? "" };
}

let sequence = 0;

/** Gives an organization a verified mail domain and a way to join by it, and answers a new address there. */
export async function addressOf(of: OrganizationRef, policy: "invited" | "ask" | "admit"): Promise<string> {
  const domain = `${of.slug}.example.org`;
  await sql('update "organizations" set "joinPolicy" = $2 where "id" = $1', of.id, policy);
  await sql(
    'insert into "domains" ("id", "organizationId", "domain", "verifiedAt") values ($1, $2, $3, now()) on conflict do nothing',
    newId("dom"),
    of.id,
    domain,
  );
  sequence += 1;
  return `colleague-${String(sequence).padStart(4, "0")}@${domain}`;
}

/** An open request of somebody to join. */
export async function joinRequest(of: OrganizationRef, who: Person): Promise<string> {
  const id = newId("jr");
  await sql('insert into "join_requests" ("id", "organizationId", "userId") values ($1, $2, $3)', id, of.id, who.id);
  return id;
}
