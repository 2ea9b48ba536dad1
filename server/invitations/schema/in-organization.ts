import { z } from "zod";
import { columnsOf, pageOf } from "../../paging";
import { invitationCells, invitationView } from "../schema";

/** An invitation as its organization's administration sees it: beside those of the other workspaces. */
const organizationInvitationView = invitationView.extend({
  workspace: z.object({ id: z.string(), name: z.string(), slug: z.string() }),
});

export const organizationInvitationPage = pageOf(organizationInvitationView);

export const organizationInvitationColumns = columnsOf(organizationInvitationView, {
  workspace: ({ workspace }) => workspace.slug,
  ...invitationCells,
});

export type OrganizationInvitationView = z.infer<typeof organizationInvitationView>;
