import "server-only";
import type { AccountScope } from "../access/scope";
import { panelsOf, type PanelRow } from "../db/hot/projects/panels";
import type { Page, PageInput } from "../paging";
import { listWorkspaces } from "./queries";
import type { MyWorkspaceView, WorkspaceView } from "./schema";

function time(value: string | Date | null): string | null {
  return value === null ? null : new Date(value).toISOString();
}

/** Of a suspended workspace nothing is told but that it is; of its people only to who may list them. */
function toView(workspace: WorkspaceView, panel: PanelRow | undefined): MyWorkspaceView {
  if (panel === undefined || workspace.status === "suspended") {
    return { ...workspace, members: null, credentials: null, lastUsedAt: null };
  }
  const { members, memberNames, credentials, newest, lastUsedAt } = panel;
  return {
    ...workspace,
    members: workspace.permissions.includes("member.list") ? { total: members, names: memberNames } : null,
    credentials: {
      total: credentials,
      newest: newest.map((row) => ({ ...row, lastUsedAt: time(row.lastUsedAt) })),
    },
    lastUsedAt: time(lastUsedAt),
  };
}

/** The workspaces that the caller can enter, each with its people and the caller's own credentials in short. */
export async function listMyWorkspaces(scope: AccountScope, input: PageInput): Promise<Page<MyWorkspaceView>> {
  const page = await listWorkspaces(scope, input);
  const panels = await panelsOf(
    scope.actor.id,
    page.items.map(({ id }) => id),
  );
  const byId = new Map(panels.map((panel) => [panel.workspaceId, panel]));
  return { ...page, items: page.items.map((workspace) => toView(workspace, byId.get(workspace.id))) };
}
