import "server-only";
import type { AuditDraft } from "../../audit/audited";
import { SUBJECT_KINDS, type Subject } from "./resolve-subjects";
import type { RuleTarget } from "./resolve-target";

type Fields = NonNullable<AuditDraft["before"]>;

interface Place {
  organizationId: string;
  workspaceId: string;
}

/** What a rule gives, as the audit tells it. */
export interface RuleTerms {
  target: RuleTarget;
  permission: string;
  expiresAt: Date | null;
}

/** What a rule is called where it is spoken of: it has no name of its own. */
function nameOfRule({ target: { resourceType, project, resource }, permission }: RuleTerms): string {
  const what = resourceType === "*" ? "everything" : resourceType;
  const where = resource?.name ?? project?.name ?? "the workspace";
  return `${permission} ${resource === null ? `${what} in ` : `${resource.type} `}${where}`;
}

/** The terms as fields of an audit row. */
export function termsFields({ target, permission, expiresAt }: RuleTerms): Fields {
  const { resourceType, project, resource } = target;
  return {
    resourceType,
    permission,
    ...(project === null ? {} : { project: project.id, projectName: project.name }),
    ...(resource === null ? {} : { resource: resource.id, resourceName: resource.name }),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

/** The subjects as fields of an audit row, each kind with the names beside the ids. */
export function subjectFields(subjects: readonly Subject[]): Fields {
  const kinds = SUBJECT_KINDS.map((kind) => [kind, subjects.filter((one) => one.kind === kind)] as const);
  return Object.fromEntries(
    kinds
      .filter(([, named]) => named.length > 0)
      .map(([kind, named]) => [
        kind,
        kind === "roles" ? named.map(({ value }) => value) : named.map(({ value: id, name }) => ({ id, name })),
      ]),
  );
}

/** A row about a rule. One on a project, or on a resource of it, is told to those alone who may know of the project. */
export function ruleEntry(
  place: Place,
  id: string,
  terms: RuleTerms,
  fields: Pick<AuditDraft, "before" | "after" | "action">,
): AuditDraft {
  const projectId = terms.target.project?.id;
  return {
    target: { type: "access_rule", id, name: nameOfRule(terms) },
    place: { ...place, ...(projectId === undefined ? {} : { projectId }) },
    ...fields,
  };
}
