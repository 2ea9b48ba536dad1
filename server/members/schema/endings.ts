import { z } from "zod";
import { idSchema } from "../../text";

/** How many of each kind are named; the totals count all of them. */
export const NAMED = 50;

const userField = idSchema("User id");

/** Each project that is handed over on its own, with its new owner: ids, joined by a colon. */
const PAIRS = /^prj_[0-9a-z]{26}:usr_[0-9a-z]{26}(,prj_[0-9a-z]{26}:usr_[0-9a-z]{26}){0,199}$/;

/** Flat texts, so that they can stand in the query of a DELETE. */
const handOverFields = {
  handOverTo: idSchema("Id of who becomes the owner of the projects that would lose theirs").optional(),
  handOver: z
    .string()
    .regex(PAIRS, "must be pairs of a project's id and a user's id, such as prj_…:usr_…, separated by commas")
    .optional()
    .describe("Single projects to other people: pairs `project:user` of ids, separated by commas"),
};

export const handOverSchema = z.object(handOverFields);
export const endMemberSchema = z.object({ user: userField, ...handOverFields });
export const memberNamedSchema = z.object({ user: userField });

const personView = z.object({ id: z.string(), name: z.string() });
const placeView = z.object({ id: z.string(), slug: z.string(), name: z.string() });

/** How many there are, and the first of them by name. */
function partOf<Item extends z.ZodType>(item: Item) {
  return z.object({ total: z.number().int(), items: z.array(item) });
}

const credentialItem = z.object({
  id: z.string(),
  label: z.string(),
  accessKey: z.string(),
  workspace: z.string().nullable().describe("Name of the one workspace that it reaches; null: the whole organization"),
});
const projectItem = placeView.extend({ workspace: placeView });
const roleIn = {
  role: z.string().describe("A role of the product, `custom`, or `access` for an access map"),
  customRole: z.object({ id: z.string(), name: z.string() }).nullable(),
};

const endingParts = {
  workspaces: partOf(placeView.extend(roleIn)).describe("Memberships in workspaces that end"),
  credentials: partOf(credentialItem).describe("Credentials that are revoked for good"),
  groups: partOf(z.object({ id: z.string(), name: z.string(), workspace: z.string() })).describe("Groups left"),
  rules: partOf(
    z.object({
      id: z.string(),
      permission: z.string(),
      resourceType: z.string().describe("A type, or * for all"),
      target: z.string().nullable().describe("Name of its project or resource; null: the workspace"),
      workspace: z.string(),
    }),
  ).describe("Access rules that name them, and no longer do; one that names nobody else ends"),
  projects: partOf(projectItem.extend(roleIn)).describe("Roles in projects that end, without the owner's"),
  vaults: z.number().int().describe("Their own configuration vaults, which go with all their versions"),
  invitations: z.number().int().describe("Open invitations to their address that are revoked"),
  links: z.number().int().describe("Invitation links made by them that are revoked, since they know these"),
};

/** What a removal would end, before it happens. */
export const endingPreview = z.object({
  user: personView,
  ...endingParts,
  owned: partOf(projectItem).describe("Projects that lose their owner, unless they are handed over"),
  stays: z.object({
    invitations: z.number().int().describe("Open invitations that they sent"),
    serviceAccounts: z.number().int().describe("Service accounts that they made, whose credentials they may know"),
  }),
  lastOwner: z.boolean().describe("Nobody else owns the organization, so they cannot go"),
  lastAdminOf: z.array(placeView).describe("Workspaces that have no other explicit admin, so they cannot go"),
});

/** What was ended, and when. */
export const endingReceipt = z.object({
  user: personView,
  endedAt: z.iso.datetime(),
  ...endingParts,
  ownerless: partOf(projectItem).describe("Projects without an owner from now on; an admin can manage them"),
  handedOver: partOf(projectItem.extend({ to: personView })).describe("Projects that have a new owner"),
});

export const suspendedView = z.object({
  user: personView,
  status: z.enum(["active", "suspended"]),
  credentials: z.number().int().describe("Credentials that stand still while the suspension lasts"),
});

export type EndingPreview = z.infer<typeof endingPreview>;
export type EndingReceipt = z.infer<typeof endingReceipt>;
export type EndMemberInput = z.infer<typeof endMemberSchema>;
export type HandOverInput = z.infer<typeof handOverSchema>;
export type SuspendedView = z.infer<typeof suspendedView>;
