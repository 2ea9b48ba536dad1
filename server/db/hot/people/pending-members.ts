import "server-only";
import { runStatement } from "../../statement";
import { Conditions, countText, likePattern, type PageAsked } from "../conditions";

/** Which of those who were invited into a workspace and have not answered. */
interface PendingAsked extends PageAsked {
  workspaceId: string;
  search?: string | undefined;
  /** A role of the product, or a custom role's id. */
  role?: string | undefined;
  group?: string | undefined;
}

export interface PendingRow {
  id: string;
  email: string;
  role: string;
  roleId: string | null;
  roleName: string | null;
  createdAt: Date;
  expiresAt: Date;
  memberUntil: Date | null;
  mailState: string | null;
  mailReason: string | null;
  groups: { id: string; name: string }[] | null;
}

/** Who was asked into one project alone is no member to come. */
const PENDING = `
  i."workspaceId" = $1 and i."status" = 'pending' and i."expiresAt" > now() and i."projectId" is null`;

function conditionsOf({ workspaceId, search, role, group }: PendingAsked): Conditions {
  const conditions = new Conditions([workspaceId]);
  if (search !== undefined) {
    const key = likePattern(search.normalize("NFKC").toLowerCase());
    conditions.add(key, (place) => `i."emailKey" like ${place}`);
  }
  if (role?.startsWith("rol_") === true) conditions.add(role, (place) => `i."roleId" = ${place}`);
  else if (role !== undefined) conditions.add(role, (place) => `i."role" = ${place}`);
  if (group !== undefined) conditions.add(group, (place) => `${place} = any (i."groupIds")`);
  return conditions;
}

/** One page of them, along `invitations_workspaceId_status_id_idx`, with what became of their letters. */
export async function pendingPage(asked: PendingAsked): Promise<PendingRow[]> {
  const conditions = conditionsOf(asked);
  const [than, order] = asked.descending ? ["<", "desc"] : [">", "asc"];
  if (asked.after !== null) conditions.add(asked.after, (place) => `i."id" ${than} ${place}`);
  const text = `
    select i."id", i."email", i."role", i."roleId", r."name" as "roleName", i."createdAt", i."expiresAt",
      i."memberUntil", m."status" as "mailState", m."lastError" as "mailReason",
      (select json_agg(json_build_object('id', g."id", 'name', g."name") order by g."nameKey") from "groups" g
       where g."workspaceId" = $1 and g."id" = any (i."groupIds")) as "groups"
    from "invitations" i left join "roles" r on r."id" = i."roleId" left join "mails" m on m."id" = i."mailId"
    where ${PENDING}${String(conditions)} order by i."id" ${order} limit ${asked.take}`;
  return runStatement<PendingRow>(null, text, conditions.values);
}

export async function countPending(asked: PendingAsked, most?: number): Promise<number> {
  const conditions = conditionsOf(asked);
  const text = countText(`"invitations" i where ${PENDING}${String(conditions)}`, most);
  const [row] = await runStatement<{ count: number }>(null, text, conditions.values);
  return row?.count ?? 0;
}
