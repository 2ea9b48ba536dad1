import { OPEN_CREATE, urls } from "@/app/_lib/urls";
import type { ChangeView, ExplanationView } from "@/server/decisions/schema/explain";

import { ruleInWays } from "./rule-change";

interface Fixed {
  workspace: string;
  organization: string;
  answer: ExplanationView;
}

/** A project as an address names it. */
function slugOf({ project }: ChangeView): string | undefined {
  return project?.slug ?? project?.id ?? undefined;
}

/** The form for a new rule, filled in as the fix says. */
function newRule(change: ChangeView, { workspace, answer }: Fixed): string {
  const { actor, group, resource, project, to } = change;
  const machine = answer.actor.type === "service_account";
  const id = actor?.id ?? undefined;
  return urls.workspace.accessRules(workspace, {
    ...OPEN_CREATE,
    type: answer.resource.type ?? undefined,
    permission: to ?? undefined,
    ...(resource?.id == null ? { project: project?.id ?? undefined } : { resource: resource.id }),
    ...(group?.id == null ? { [machine ? "serviceAccount" : "user"]: id } : { group: group.id }),
  });
}

/** The rules among which the one to change is found. */
function rulesNear(change: ChangeView, { workspace, answer }: Fixed): string {
  const { place, group } = ruleInWays(change, answer) ?? {};
  const { resource } = answer;
  const at = place?.id == null ? undefined : place.kind;
  return urls.workspace.accessRules(workspace, {
    resource: at === "resource" || change.project !== null ? (resource.id ?? undefined) : undefined,
    project: at === "project" && change.project === null ? (place?.id ?? undefined) : undefined,
    group: group?.id ?? undefined,
  });
}

function inProject(change: ChangeView, { workspace }: Fixed): string | undefined {
  const slug = slugOf(change);
  if (slug === undefined) return undefined;
  if (change.kind === "collaborator.add") return urls.project.collaborators(workspace, slug, OPEN_CREATE);
  if (change.kind.startsWith("collaborator.")) return urls.project.collaborators(workspace, slug);
  return urls.project.settings(workspace, slug);
}

/** The page on which a change is made, with its dialog open where it has one. */
export function fixLink(change: ChangeView, fixed: Fixed): string | undefined {
  const { workspace, organization } = fixed;
  const { kind, group, actor } = change;
  const [noun] = kind.split(".");
  if (kind === "access-rule.create") return newRule(change, fixed);
  if (noun === "access-rule") return rulesNear(change, fixed);
  if (noun === "collaborator" || noun === "project") return inProject(change, fixed);
  if (noun === "group" && group?.id != null) {
    return urls.workspace.group(workspace, group.id, kind === "group.add-members" ? OPEN_CREATE : {});
  }
  if (noun === "member") return urls.workspace.members(workspace, { search: actor?.name ?? undefined });
  if (noun === "invitation") return urls.workspace.invitations(workspace, OPEN_CREATE);
  if (noun === "organization-member") return urls.organization.members(organization);
  if (noun === "workspace") return urls.organization.workspaces(organization);
  return noun === "user" ? urls.instance() : undefined;
}
