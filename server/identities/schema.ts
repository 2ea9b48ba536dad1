import { z } from "zod";
import { pageOf, pageSchema } from "../paging";
import { idSchema } from "../text";

export const listIdentitiesSchema = pageSchema;

const provider = z.object({
  id: z.string(),
  name: z.string(),
  protocol: z.enum(["oidc", "saml"]),
  active: z.boolean(),
});

const identityView = z.object({
  id: z.string(),
  organization: z.object({ id: z.string(), name: z.string() }),
  identityProvider: provider,
  email: z.string().nullable().describe("The address that the provider gave last"),
  createdAt: z.iso.datetime(),
  lastSignInAt: z.iso.datetime().nullable(),
});
export const identityPage = pageOf(identityView);

/** A connection of an organization of the caller's by which they have not come yet. */
const connectableView = provider.omit({ active: true }).extend({
  organization: z.object({ id: z.string(), name: z.string() }),
});
export const connectablePage = pageOf(connectableView);

export const connectSchema = z.object({ identityProvider: idSchema("Identity provider id") });
export const connectingView = z.object({
  address: z.string().describe("Where the browser goes, for ten minutes, in the caller's session"),
  expiresAt: z.iso.datetime(),
});

export const disconnectSchema = z.object({ identity: idSchema("Identity id") });
export const disconnectedView = z.object({ id: z.string() });

const token = z.string().min(1).max(100).describe("The token of the page's address");
export const openLinkSchema = z.object({ token });
export const linkSchema = z.object({ token });

/** What waits to be confirmed. The whole address is told only to the account that has it. */
export const openedLinkView = z.object({
  identityProvider: z.string().describe("Its name"),
  organization: z.string().describe("Its name"),
  emailMasked: z.string(),
  match: z.enum(["signed_out", "match", "mismatch"]),
});

export const linkedView = z.object({
  ticket: z.string().describe("Redeemed by the browser within a minute: the session gets the proof"),
  next: z.string(),
});

export type IdentityView = z.infer<typeof identityView>;
export type ConnectableView = z.infer<typeof connectableView>;
export type OpenedIdentityLinkView = z.infer<typeof openedLinkView>;

/** The columns of a connection that its people may read. */
export const PROVIDER = {
  id: true,
  displayName: true,
  protocol: true,
  active: true,
  organization: { select: { id: true, name: true } },
} as const;

export function protocolOf(text: string): "oidc" | "saml" {
  return text === "saml" ? "saml" : "oidc";
}
