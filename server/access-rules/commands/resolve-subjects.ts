import "server-only";
import { belongsTo } from "../../access/reach";
import type { TransactionDatabase } from "../../audit/audited";
import { AppError } from "../../errors";
import { projectsNamed } from "../queries/places";
import { SUBJECTS_AT_ONCE, type SubjectsInput } from "../schema";

export type SubjectKind = "users" | "serviceAccounts" | "groups" | "roles" | "sharedWith";

export const SUBJECT_KINDS = ["users", "serviceAccounts", "groups", "roles", "sharedWith"] as const;

/** The column of a grant that names a subject of the kind. */
export const COLUMN_OF = {
  users: "userId",
  serviceAccounts: "serviceAccountId",
  groups: "groupId",
  roles: "role",
  sharedWith: "sharedProjectId",
} as const satisfies Record<SubjectKind, string>;

/** One of those whom a rule names. */
export interface Subject {
  kind: SubjectKind;
  /** What the grant's column holds: an id, or a role. */
  value: string;
  name: string;
}

/** The key by which a grant is found. */
export function subjectKey({ kind, value }: Pick<Subject, "kind" | "value">): string {
  return kind === "roles" ? `role:${value}` : value;
}

interface Place {
  workspaceId: string;
  /** Before the names of fields, where the input holds several lists. */
  prefix?: string;
}

function toMap(rows: readonly { id: string; name: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const NAME = { id: true, name: true } as const;

/** Names by id, of those that are in the workspace. */
async function found(tx: TransactionDatabase, kind: "users" | "serviceAccounts" | "groups", ids: string[], at: Place) {
  if (ids.length === 0) return new Map<string, string>();
  const where = { id: { in: ids } };
  if (kind === "groups") return toMap(await tx.group.findMany({ where, select: NAME }));
  if (kind === "serviceAccounts") {
    // One that is built into a project stands in that alone.
    return toMap(await tx.serviceAccount.findMany({ where: { ...where, projectId: null }, select: NAME }));
  }
  const people = await tx.organizationMember.findMany({
    where: { AND: [{ userId: { in: ids } }, belongsTo(at.workspaceId)] },
    select: { user: { select: NAME } },
  });
  return toMap(people.map(({ user }) => user));
}

function missing(kind: SubjectKind, position: number, { prefix = "" }: Place): AppError {
  return new AppError("INVALID", "invalid_value", `${prefix}${kind}.${position}`);
}

async function projects(tx: TransactionDatabase, names: readonly string[], at: Place): Promise<Subject[]> {
  if (names.length === 0) return [];
  const rows = await projectsNamed(tx, at.workspaceId, names);
  return names.map((name, position) => {
    const project = rows.get(name) ?? null;
    if (project === null) throw missing("sharedWith", position, at);
    // The name of a private project is not told to whoever reads the audit without knowing of it.
    return { kind: "sharedWith", value: project.id, name: project.visibility === "open" ? project.name : "" };
  });
}

/**
 * Those that an input names, each once, as they are in the workspace at this moment.
 * @throws INVALID (users.N and the like) for whoever is not there, LIMIT too_many
 */
export async function resolveSubjects(tx: TransactionDatabase, input: SubjectsInput, at: Place): Promise<Subject[]> {
  const total = SUBJECT_KINDS.reduce((sum, kind) => sum + (input[kind]?.length ?? 0), 0);
  if (total > SUBJECTS_AT_ONCE) throw new AppError("LIMIT", "too_many", `${at.prefix ?? ""}users`);
  const subjects: Subject[] = (input.roles ?? []).map((value) => ({ kind: "roles", value, name: value }));
  for (const kind of ["users", "serviceAccounts", "groups"] as const) {
    const ids = input[kind] ?? [];
    const names = await found(tx, kind, ids, at);
    for (const [position, value] of ids.entries()) {
      const name = names.get(value);
      if (name === undefined) throw missing(kind, position, at);
      subjects.push({ kind, value, name });
    }
  }
  subjects.push(...(await projects(tx, input.sharedWith ?? [], at)));
  return [...new Map(subjects.map((one) => [subjectKey(one), one])).values()];
}
