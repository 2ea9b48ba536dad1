import "server-only";
import type { WorkspaceScope } from "../../access/scope";
import { containing, countOf, keyset, toPage, type Page } from "../../paging";
import type { ListSubjectsInput, RuleSubjectView } from "../schema";
import { readSight } from "./filters";
import { findRule } from "./rules";

const NAME = { id: true, name: true } as const;

const COLUMNS = {
  subject: true,
  organizationMember: { select: { user: { select: { ...NAME, email: true } } } },
  serviceAccount: { select: NAME },
  group: { select: NAME },
  sharedProject: { select: NAME },
} as const;

interface Named {
  id: string;
  name: string;
}

interface SubjectRow {
  subject: string;
  organizationMember: { user: Named & { email: string } } | null;
  serviceAccount: Named | null;
  group: Named | null;
  sharedProject: Named | null;
}

function toSubject(row: SubjectRow): RuleSubjectView {
  const none = { id: row.subject, name: "" };
  if (row.organizationMember !== null) return { type: "user", ...row.organizationMember.user };
  if (row.serviceAccount !== null) return { type: "service_account", ...row.serviceAccount, email: null };
  if (row.group !== null) return { type: "group", ...row.group, email: null };
  return { type: "project", ...(row.sharedProject ?? none), email: null };
}

const COLUMN_OF = {
  user: { userId: { not: null } },
  service_account: { serviceAccountId: { not: null } },
  group: { groupId: { not: null } },
  project: { sharedProjectId: { not: null } },
} as const;

function searched(search: string) {
  const named = { name: containing(search) };
  const person = { user: { OR: [named, { email: containing(search) }] } };
  return {
    OR: [{ organizationMember: person }, { serviceAccount: named }, { group: named }, { sharedProject: named }],
  };
}

/** All subjects of a rule but its roles, page by page in the order of their ids. */
export async function listSubjects(scope: WorkspaceScope, input: ListSubjectsInput): Promise<Page<RuleSubjectView>> {
  const { db } = scope;
  const { type, search } = input;
  const sight = await readSight(scope);
  const { id } = await findRule(db, input.rule, sight);
  const { after, orderBy, take } = keyset(input);
  const where = {
    AND: [
      { ruleId: id, role: null },
      sight.grants,
      type === undefined ? {} : COLUMN_OF[type],
      search === undefined ? {} : searched(search),
    ],
  };
  const rows = await db.accessGrant.findMany({
    where: { AND: [where, after.id === undefined ? {} : { subject: after.id }] },
    orderBy: { subject: orderBy.id },
    take,
    select: COLUMNS,
  });
  const count = await countOf(input, rows.length, (limit) => db.accessGrant.count({ where, ...limit }));
  return toPage(input, rows, count, (row) => row.subject, toSubject);
}
