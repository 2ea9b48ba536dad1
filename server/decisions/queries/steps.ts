import type { WayRow } from "../../db/hot/access/explanations";
import type { PathView, StepView } from "../schema/explain";

/** A membership as a step says it. */
interface Standing {
  role: string | null;
  source: string | null;
  expiresAt: string | null;
}

interface Named {
  id: string | null;
  name: string | null;
}

/** What a step may say of what a way names by id; undefined where it is nothing that the caller may know. */
export interface Backdrop {
  actor: {
    id: string;
    name: string | null;
    type: "user" | "service_account" | null;
    suspended: boolean;
    /** A project's own service account, which has no page in the workspace. */
    builtIn?: boolean;
  };
  workspace: Named;
  project: Named | null;
  resource: (Named & { type: string }) | null;
  organizationRole: Standing | null;
  workspaceRole: Standing | null;
  group: (id: string) => (Named & { kind: string; source: string | null; expiresAt: string | null }) | undefined;
  rule: (id: string) => { scope: string; resourceType: string; permission: string; source: string } | undefined;
  roleName: (id: string) => string | null;
  projectNamed: (id: string) => Named;
  collaboratorSource: (projectId: string) => string | null;
}

const NOTHING = {
  ...{
    id: null,
    name: null,
    type: null,
    role: null,
    permission: null,
    resourceType: null,
    source: null,
    expiresAt: null,
  },
  state: "live",
} as const;

export function iso(time: string | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

function ended(time: string | null): boolean {
  return time !== null && Date.parse(time) <= Date.now();
}

function step(kind: StepView["kind"], said: Partial<StepView>): StepView {
  const expiresAt = iso(said.expiresAt ?? null);
  const state = said.state ?? (ended(expiresAt) ? "ended" : "live");
  return { kind, ...NOTHING, ...said, expiresAt, state };
}

export function actorStep({ id, name, type, suspended, builtIn = false }: Backdrop["actor"]): StepView {
  const source = builtIn ? "built_in" : null;
  return step("actor", { id, name, type, source, state: type === null ? "missing" : suspended ? "suspended" : "live" });
}

function standingStep(
  kind: "organization_role" | "workspace_role",
  standing: Standing | null,
  role: string | null,
): StepView {
  return step(kind, { source: "inherited", ...standing, role: role ?? standing?.role ?? null });
}

/** What of the actor is meant: nothing further where it is they themself. */
function subjectSteps({ kind, subject, role }: WayRow, at: Backdrop): StepView[] {
  if (kind === "admin") {
    const above = subject === "organization";
    return [
      standingStep(
        above ? "organization_role" : "workspace_role",
        above ? at.organizationRole : at.workspaceRole,
        role,
      ),
    ];
  }
  if (kind === "open_project") return [standingStep("workspace_role", at.workspaceRole, null)];
  if (kind === "custom_role") {
    const name = subject === null ? null : at.roleName(subject);
    return [{ ...standingStep("workspace_role", at.workspaceRole, "custom"), id: subject, name }];
  }
  if (kind === "collaborator" || subject === null || subject === at.actor.id) return [];
  if (subject.startsWith("role:")) {
    return [standingStep("workspace_role", at.workspaceRole, subject.slice("role:".length))];
  }
  const group = at.group(subject);
  const { name = null, kind: type = null, source = null, expiresAt = null } = group ?? {};
  return [step("group", { id: subject, name, type, source, expiresAt })];
}

function grantSteps(way: WayRow, at: Backdrop): StepView[] {
  const { ruleId, expiresAt, modify } = way;
  const permission = modify ? "modify" : "read";
  if (way.kind === "collaborator") {
    const named = { id: way.subject, name: way.subject === null ? null : at.roleName(way.subject) };
    const source = way.projectId === null ? null : at.collaboratorSource(way.projectId);
    return [step("collaborator", { ...named, role: way.role, permission, source, expiresAt })];
  }
  if (way.kind !== "rule" || ruleId === null) return [];
  const rule = at.rule(ruleId);
  const given = rule?.permission === "modify" ? "modify" : "read";
  const { resourceType = null, source = null } = rule ?? {};
  return [step("rule", { id: ruleId, permission: given, resourceType, source, expiresAt })];
}

/** From where it holds down to what was asked for. */
function placeSteps(way: WayRow, at: Backdrop): StepView[] {
  const { kind, ruleId, shareId, projectId } = way;
  const scope = ruleId === null ? null : (at.rule(ruleId)?.scope ?? null);
  const wide = kind === "rule" ? scope === at.workspace.id : kind !== "collaborator";
  const onResource = kind === "rule" && shareId === null && scope === at.resource?.id;
  const steps = wide ? [step("workspace", at.workspace)] : [];
  if (shareId !== null && projectId !== null) {
    const share = at.rule(shareId);
    const permission = share?.permission === "modify" ? "modify" : "read";
    steps.push(step("project", at.projectNamed(projectId)), step("share", { id: shareId, permission }));
  } else if (at.project !== null && !onResource) steps.push(step("project", at.project));
  if (at.resource !== null) steps.push(step("resource", at.resource));
  return steps;
}

/** One way as it is walked, with the first end among its parts. */
export function pathOf(way: WayRow, at: Backdrop, wanted: "read" | "modify"): PathView {
  const steps = [actorStep(at.actor), ...subjectSteps(way, at), ...grantSteps(way, at), ...placeSteps(way, at)];
  const ends = steps.flatMap(({ expiresAt }) => expiresAt ?? []).sort();
  const live = steps.every(({ state }) => state === "live");
  return {
    enough: live && (wanted === "read" || way.modify),
    permission: way.modify ? "modify" : "read",
    expiresAt: ends[0] ?? null,
    steps,
  };
}
