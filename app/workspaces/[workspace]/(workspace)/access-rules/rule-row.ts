import type { Cell, Row } from "@/app/_components/table/types";
import { urls } from "@/app/_lib/urls";
import { typesName, type TypeNames } from "@/app/_resources/type-names";
import { RULES } from "@/app/_sentences/access/rules";
import type { RuleView } from "@/server/access-rules/schema";

/** What the rule is for, in a few words. */
function ruleName(type: string, { target }: RuleView): string {
  return RULES.name(type, target.resource?.name ?? target.project?.name ?? RULES.wholeWorkspace);
}

function targetCell(workspace: string, { target }: RuleView): Cell {
  const { project, resource } = target;
  if (resource !== null) {
    const note = project === null ? undefined : project.name;
    const link = { text: resource.name, href: urls.workspace.resource(workspace, resource.id) };
    return note === undefined ? link : { ...link, note };
  }
  if (project !== null) return { text: project.name, href: urls.project.home(workspace, project.slug) };
  return RULES.wholeWorkspace;
}

/** All subjects in one cell: names first, then how many more there are. */
function subjectsOf({ subjects }: RuleView): string {
  const { users, serviceAccounts, groups, roles, sharedWith } = subjects;
  const named = [
    ...roles.map((role) => RULES.everybodyWith(RULES.roleNames[role].toLowerCase())),
    ...groups.items.map(({ name }) => name),
    ...users.items.map(({ name }) => name),
    ...serviceAccounts.items.map(({ name }) => name),
    ...sharedWith.items.map(({ name }) => RULES.intoProject(name)),
  ];
  const total = [users, serviceAccounts, groups, sharedWith].reduce(
    (sum, { total: count }) => sum + count,
    roles.length,
  );
  const more = total - named.length;
  return [...named, ...(more > 0 ? [RULES.more(more)] : [])].join(", ");
}

export function ruleRow(workspace: string, rule: RuleView, types: TypeNames): Row {
  const { id, resourceType, permission, source, expiresAt, createdAt, createdBy } = rule;
  const type = typesName(types, resourceType);
  const note = RULES.sources[source];
  return {
    id,
    name: ruleName(type, rule),
    cells: {
      type: note === "" ? type : { text: type, note },
      target: targetCell(workspace, rule),
      permission: RULES.permissions[permission],
      subjects: subjectsOf(rule),
      ends: expiresAt,
      created: createdAt,
      by: createdBy?.name ?? null,
      id,
    },
  };
}
