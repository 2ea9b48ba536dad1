import "server-only";
import { unexpired } from "../../access/reach";
import { isOrganizationAdmin } from "../../access/rights/built-in-roles";
import type { AuditDraft, TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import type { Notice } from "../../notifications/notify";
import { ownedProjects, type Leaver, type OwnedProject } from "../queries/ending-parts";
import { NAMED, type EndingReceipt, type HandOverInput } from "../schema/endings";

type Field = "handOver" | "handOverTo";

interface Wanted {
  project: OwnedProject;
  to: string;
  field: Field;
}

export interface HandedOver {
  receipt: EndingReceipt["handedOver"];
  entries: AuditDraft[];
  notices: Notice[];
}

/** Who gets which project: those that are named on their own first, then whoever gets the others. */
function wantedOf(owned: readonly OwnedProject[], leaver: Leaver, input: HandOverInput): Wanted[] {
  const single = new Map(
    (input.handOver?.split(",") ?? []).map((pair): [string, string] => {
      const [project = "", user = ""] = pair.split(":");
      return [project, user];
    }),
  );
  const known = new Set(owned.map(({ id }) => id));
  if ([...single.keys()].some((id) => !known.has(id))) throw new AppError("NOT_FOUND", "not_found", "handOver");
  const wanted = owned.flatMap((project): Wanted[] => {
    const alone = single.get(project.id);
    if (alone !== undefined) return [{ project, to: alone, field: "handOver" }];
    return input.handOverTo === undefined ? [] : [{ project, to: input.handOverTo, field: "handOverTo" }];
  });
  const own = wanted.find(({ to }) => to === leaver.userId);
  if (own !== undefined) throw new AppError("INVALID", "invalid_value", own.field);
  return wanted;
}

/**
 * The names of those who may own the projects: who belongs to the project's workspace, or is in the project already as
 * somebody of the organization. Read under the lock of memberships, so nobody is handed what they cannot reach any more.
 * @throws NOT_FOUND, CONFLICT suspended, at the field
 */
async function readHeirs(tx: TransactionDatabase, wanted: readonly Wanted[]): Promise<Map<string, string>> {
  const ids = [...new Set(wanted.map(({ to }) => to))];
  const places = [...new Set(wanted.map(({ project }) => project.workspace.id))];
  const members = await tx.organizationMember.findMany({
    where: { userId: { in: ids }, ...unexpired() },
    select: {
      userId: true,
      role: true,
      suspendedAt: true,
      user: { select: { name: true, suspendedAt: true } },
      workspaces: { where: { workspaceId: { in: places }, ...unexpired() }, select: { workspaceId: true } },
    },
  });
  const rows = await tx.collaborator.findMany({
    where: { userId: { in: ids }, projectId: { in: wanted.map(({ project }) => project.id) }, ...unexpired() },
    select: { userId: true, projectId: true },
  });
  const inProject = new Set(rows.map(({ userId, projectId }) => `${userId} ${projectId}`));
  const byId = new Map(members.map((member) => [member.userId, member]));
  for (const { project, to, field } of wanted) {
    const member = byId.get(to);
    if (member === undefined) throw new AppError("NOT_FOUND", "not_found", field);
    const above = isOrganizationAdmin(member.role);
    const inside = member.workspaces.some(({ workspaceId }) => workspaceId === project.workspace.id);
    if (!above && !inside && !inProject.has(`${to} ${project.id}`)) throw new AppError("NOT_FOUND", "not_found", field);
    if (member.suspendedAt !== null || member.user.suspendedAt !== null) {
      throw new AppError("CONFLICT", "suspended", field);
    }
  }
  return new Map(members.map(({ userId, user }) => [userId, user.name]));
}

function noticeOf({ project, to }: Wanted, by: string): Notice {
  const { organizationId, workspace } = project;
  const slugs = { workspaceSlug: workspace.slug, projectSlug: project.slug };
  const data = { by, project: project.name, workspace: workspace.name, ...slugs };
  return { userId: to, kind: "project.handed-over", organizationId, workspaceId: workspace.id, data };
}

function entryOf({ project, to }: Wanted, from: string, name: string): AuditDraft {
  const { organizationId, workspace } = project;
  return {
    action: "project.hand-over",
    target: { type: "project", id: project.id, name: project.name },
    place: { organizationId, workspaceId: workspace.id, projectId: project.id },
    before: { owner: from },
    after: { owner: to, ownerName: name },
  };
}

/**
 * Gives projects of somebody who goes to others, each with one owner at any time. Those that nobody was named for stay,
 * and lose their owner with the membership.
 * @throws NOT_FOUND, CONFLICT suspended, INVALID invalid_value, at handOver or handOverTo
 */
export async function handOverProjects(
  tx: TransactionDatabase,
  leaver: Leaver,
  input: HandOverInput,
  actor: { id: string; name: string },
): Promise<HandedOver> {
  if (input.handOver === undefined && input.handOverTo === undefined) {
    return { receipt: { total: 0, items: [] }, entries: [], notices: [] };
  }
  const wanted = wantedOf(await ownedProjects(tx, leaver), leaver, input);
  const names = await readHeirs(tx, wanted);
  const nameOf = (id: string) => names.get(id) ?? "";
  for (const to of names.keys()) {
    const given = wanted.filter((each) => each.to === to).map(({ project }) => project);
    const projectId = { in: given.map(({ id }) => id) };
    await tx.collaborator.deleteMany({ where: { projectId, OR: [{ role: "owner" }, { userId: to }] } });
    await tx.collaborator.createMany({
      data: given.map(({ id, organizationId, workspace }) => {
        return { organizationId, workspaceId: workspace.id, projectId: id, userId: to, role: "owner" };
      }),
    });
  }
  return {
    receipt: {
      total: wanted.length,
      items: wanted.slice(0, NAMED).map(({ project: { id, slug, name, workspace }, to }) => {
        return { id, slug, name, workspace, to: { id: to, name: nameOf(to) } };
      }),
    },
    entries: wanted.map((each) => entryOf(each, leaver.userId, nameOf(each.to))),
    notices: wanted.filter(({ to }) => to !== actor.id).map((each) => noticeOf(each, actor.name)),
  };
}
