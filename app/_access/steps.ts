import { urls } from "@/app/_lib/urls";
import { typesName, type TypeNames } from "@/app/_resources/type-names";
import { EFFECTIVE, STEPS } from "@/app/_sentences/access/decisions";
import { ROLES } from "@/app/_sentences/access/role-names";
import type { StepView } from "@/server/decisions/schema/explain";

import type { PathNode } from "./path-graph";

/** Who reads about steps, and where. */
export interface StepReader {
  workspace: string;
  types: TypeNames;
  /** They see the rules themselves. */
  rules: boolean;
}

/** "Member", or the name of a role of the workspace's own. */
export function roleText({ role, name }: Pick<StepView, "role" | "name">): string {
  return role === null ? (name ?? "") : (ROLES[role] ?? (role === "access" ? EFFECTIVE.mixed : (name ?? role)));
}

/** What a rule or a share gives: "Read: Datasets". */
export function givesText({ permission, resourceType }: StepView, types: TypeNames): string {
  const gives = permission === null ? "" : STEPS.gives[permission];
  return resourceType === null ? gives : STEPS.rule(gives, typesName(types, resourceType));
}

/** The words of a step without its kind. */
export function stepText(step: StepView, { types }: StepReader): string {
  switch (step.kind) {
    case "rule":
    case "share":
      return givesText(step, types);
    case "organization_role":
    case "workspace_role":
    case "collaborator":
      return roleText(step);
    default:
      return step.name ?? STEPS.unnamed;
  }
}

/** Where a step is looked at and changed; undefined where the reader has no page for it. */
export function stepHref(
  { kind, id, name, type, source }: StepView,
  { workspace, rules }: StepReader,
): string | undefined {
  if (id === null || name === null) return kind === "rule" && rules ? urls.workspace.accessRules(workspace) : undefined;
  if (kind === "group") return urls.workspace.group(workspace, id);
  if (kind === "project") return urls.project.resources(workspace, id);
  if (kind === "resource") return urls.workspace.resource(workspace, id);
  if (kind === "actor" && rules && source !== "built_in") {
    return type === "service_account"
      ? urls.workspace.serviceAccount(workspace, id)
      : urls.workspace.member(workspace, id);
  }
  return kind === "rule" && rules ? urls.workspace.accessRules(workspace) : undefined;
}

/** A step as a box of the drawing. */
export function stepNode(step: StepView, index: number, reader: StepReader): PathNode {
  const state = STEPS.states[step.state];
  const kind = STEPS.kinds[step.kind] ?? step.kind;
  return {
    key: `${String(index)} ${step.kind}`,
    kind: state === undefined ? kind : `${kind} (${state})`,
    label: stepText(step, reader),
    ...(state === undefined ? {} : { tone: "danger" as const }),
  };
}
