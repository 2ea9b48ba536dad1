import "server-only";

import { caller } from "@/server/api/caller";
import type { MyWorkspaceView } from "@/server/workspaces/schema";

import type { PanelWorkspace } from "./panel-types";

/** The seats of each organization that the visitor may invite to, asked once however many workspaces it has. */
async function readSeats(items: readonly MyWorkspaceView[]): Promise<Map<string, PanelWorkspace["seats"]>> {
  const { members } = await caller();
  const asked = new Map<string, string>();
  for (const { id, organization, personal, status, permissions } of items) {
    const mayInvite = !personal && status === "active" && permissions.includes("invitation.create");
    if (mayInvite && !asked.has(organization.id)) asked.set(organization.id, id);
  }
  const found = await Promise.all(
    [...asked].map(async ([organization, workspace]) => {
      const { used, maximum, reached } = await members.getSeats({ workspace });
      return [organization, { used, maximum, reached }] as const;
    }),
  );
  return new Map(found);
}

/** What the panels show of each workspace: nothing else of it travels. */
export async function readPanels(items: readonly MyWorkspaceView[]): Promise<PanelWorkspace[]> {
  const seats = await readSeats(items);
  return items.map(({ organization, permissions, ...workspace }) => ({
    name: workspace.name,
    slug: workspace.slug,
    organization: { name: organization.name, slug: organization.slug },
    isDefault: workspace.isDefault,
    personal: workspace.personal,
    role: workspace.role,
    permissions: permissions.filter((permission) => SHOWN.includes(permission)),
    status: workspace.status,
    members: workspace.members,
    credentials: workspace.credentials,
    lastUsedAt: workspace.lastUsedAt,
    seats: permissions.includes("invitation.create") ? (seats.get(organization.id) ?? null) : null,
  }));
}

/** The rights that the panel asks for. */
const SHOWN: readonly string[] = ["workspace.rename", "credential.create", "invitation.create"];
