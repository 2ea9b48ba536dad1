import { z } from "zod";
import type { ChangeView } from "@/server/decisions/schema/explain";
import type { CollaboratorRow, RuleRow, SubjectRow, World, WorkspaceMemberRow } from "./world";

type Told = Omit<ChangeView, "allowed">;

const bodySchema = z.object({
  role: z.enum(["owner", "admin", "member", "viewer"]).optional(),
  permission: z.enum(["read", "modify"]).optional(),
  resourceType: z.string().optional(),
  project: z.string().optional(),
  resource: z.string().optional(),
  expiresAt: z.null().optional(),
  emails: z.array(z.string()).optional(),
  external: z.boolean().optional(),
  users: z.array(z.string()).optional(),
  serviceAccounts: z.array(z.string()).optional(),
  remove: z.record(z.string(), z.array(z.string())).optional(),
});

const FOR_EVER = { expiresAt: null };

function without(rule: RuleRow, remove: Record<string, string[]>): RuleRow {
  const named = Object.values(remove).flat();
  const value = (subject: SubjectRow): string => Object.values(subject)[0] ?? "";
  return { ...rule, subjects: rule.subjects.filter((subject) => !named.includes(value(subject))) };
}

function onRule(world: World, { kind, rule, call }: Told): World {
  const { permission, expiresAt, remove } = bodySchema.parse(call.body);
  if (kind === "access-rule.remove") return { ...world, rules: world.rules.filter(({ id }) => id !== rule?.id) };
  const changed = (row: RuleRow): RuleRow => ({
    ...without(row, remove ?? {}),
    permission: permission ?? row.permission,
    expiresAt: expiresAt === null ? null : row.expiresAt,
  });
  return { ...world, rules: world.rules.map((row) => (row.id === rule?.id ? changed(row) : row)) };
}

function newRule(world: World, { call }: Told): World {
  const body = bodySchema.parse(call.body);
  const users = (body.users ?? []).map((userId): SubjectRow => ({ userId }));
  const machines = (body.serviceAccounts ?? []).map((serviceAccountId): SubjectRow => ({ serviceAccountId }));
  const rule: RuleRow = {
    ...{ id: "rul_new", workspaceId: world.workspaceId, source: "manual", ...FOR_EVER },
    resourceType: body.resourceType ?? "*",
    permission: body.permission ?? "read",
    projectId: body.project ?? null,
    resourceId: body.resource ?? null,
    subjects: [...users, ...machines],
  };
  return { ...world, rules: [...world.rules, rule] };
}

function onCollaborator(world: World, { kind, actor, project, call }: Told): World {
  const { role = "viewer", external = false } = bodySchema.parse(call.body);
  const mine = (row: CollaboratorRow) => row.userId === actor?.id && row.projectId === project?.id;
  const others = world.collaborators.filter((row) => !mine(row));
  if (kind === "collaborator.remove") return { ...world, collaborators: others };
  const before = world.collaborators.find(mine);
  const plain = { workspaceId: world.workspaceId, projectId: project?.id ?? "", userId: actor?.id ?? "" };
  const fresh = { ...plain, external, ...FOR_EVER };
  const kept = kind === "collaborator.update" && before !== undefined ? before : fresh;
  return { ...world, collaborators: [...others, { ...kept, role, roleId: null, access: null }] };
}

function onGroup(world: World, { kind, actor, group }: Told): World {
  const id = actor?.id ?? "";
  const mine = (row: World["groupMembers"][number]) =>
    row.groupId === group?.id && (row.userId === id || row.serviceAccountId === id);
  const others = world.groupMembers.filter((row) => !mine(row));
  if (kind === "group.remove-members") return { ...world, groupMembers: others };
  const machine = world.serviceAccounts.some((row) => row.id === id);
  const who = { userId: machine ? null : id, serviceAccountId: machine ? id : null };
  const row = { workspaceId: world.workspaceId, groupId: group?.id ?? "", source: "manual", ...who, ...FOR_EVER };
  return { ...world, groupMembers: [...others, row] };
}

function onMember(world: World, { kind, actor, call }: Told): World {
  const userId = actor?.id ?? "";
  const { workspaceId } = world;
  const { role } = bodySchema.parse(call.body);
  const mine = (row: { userId: string | null; workspaceId: string }) =>
    row.userId === userId && row.workspaceId === workspaceId;
  const others = world.workspaceMembers.filter((row) => !mine(row));
  if (kind === "member.remove") {
    const rules = world.rules.map((rule) =>
      rule.workspaceId === workspaceId ? without(rule, { users: [userId] }) : rule,
    );
    const groupMembers = world.groupMembers.filter((row) => !mine(row));
    const collaborators = world.collaborators.filter((row) => !mine(row));
    return { ...world, rules, groupMembers, collaborators, workspaceMembers: others };
  }
  const before = world.workspaceMembers.find(mine);
  const given = role === "owner" ? "admin" : (role ?? "viewer");
  const row: WorkspaceMemberRow = { workspaceId, userId, ...FOR_EVER, ...before, role: given, roleId: null };
  if (kind === "member.change-role") return { ...world, workspaceMembers: [...others, row] };
  const inside = world.organizationMembers.filter((one) => one.userId !== userId || isLive(one));
  const entered = { userId, role: "member" as const, suspended: false, ...FOR_EVER };
  const organizationMembers = inside.some((one) => one.userId === userId) ? inside : [...inside, entered];
  return { ...world, organizationMembers, workspaceMembers: [...others, { ...row, ...FOR_EVER }] };
}

function isLive({ expiresAt }: { expiresAt: Date | null }): boolean {
  return expiresAt === null || expiresAt.getTime() > Date.now();
}

function onPlaceOrAccount(world: World, { kind, actor, project }: Told): World {
  const { workspaceId } = world;
  const id = actor?.id;
  const each = <Row extends object>(rows: Row[], fits: (row: Row) => boolean, to: Partial<Row>): Row[] =>
    rows.map((row) => (fits(row) ? { ...row, ...to } : row));
  const member = (to: Partial<World["organizationMembers"][number]>) =>
    each(world.organizationMembers, (row) => row.userId === id, to);
  if (kind === "organization-member.change-role") return { ...world, organizationMembers: member({ role: "member" }) };
  if (kind === "organization-member.resume") return { ...world, organizationMembers: member({ suspended: false }) };
  if (kind === "user.resume") {
    return { ...world, users: each(world.users, (row) => row.id === id, { suspended: false }) };
  }
  if (kind === "project.unarchive") {
    return { ...world, projects: each(world.projects, (row) => row.id === project?.id, { archived: false }) };
  }
  return { ...world, workspaces: each(world.workspaces, (row) => row.id === workspaceId, { archived: false }) };
}

/** The world after a change that an explanation offers, made by what its REST call says. */
export function applyChange(world: World, told: Told): World {
  if (told.kind === "access-rule.create") return newRule(world, told);
  if (told.kind.startsWith("access-rule.")) return onRule(world, told);
  if (told.kind.startsWith("collaborator.")) return onCollaborator(world, told);
  if (told.kind.startsWith("group.")) return onGroup(world, told);
  if (told.kind.startsWith("member.") || told.kind === "invitation.create") return onMember(world, told);
  return onPlaceOrAccount(world, told);
}
