import { beforeAll, describe, expect, test } from "vitest";
import { ORGANIZATION_TABLE, PROJECT_TABLE, WORKSPACE_TABLE } from "@/server/access/permissions";
import {
  ORGANIZATION_ROLES,
  PROJECT_ROLES,
  WORKSPACE_ROLES,
  type OrganizationRole,
  type ProjectRole,
  type WorkspaceRole,
} from "@/server/access/rights/built-in-roles";
import { GUEST_PERMISSIONS } from "@/server/access/rights/held";
import { useDatabase } from "@/server/testing/database";
import { collaborator, organizationMember, person, workspaceMember, type Person } from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { call, declared, type Declared } from "@/server/testing/doors/procedures";
import { placeOf, tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

/** A role somewhere in a tenant, and whether it is enough for a procedure. */
interface Standing {
  name: string;
  join: (of: Tenant, who: Person) => Promise<void>;
  /** Undefined where the procedure's place does not exist for this role. */
  allows: (procedure: Declared) => boolean | undefined;
}

type Table = Readonly<Record<string, readonly string[]>>;
const TABLES: Readonly<Record<string, Table>> = {
  organization: ORGANIZATION_TABLE,
  workspace: WORKSPACE_TABLE,
  project: PROJECT_TABLE,
};

/** What the table of the procedure's level says of any of these roles; undefined without any role at that level. */
function tableSays({ meta }: Declared, roles: Readonly<Record<string, readonly string[]>>): boolean | undefined {
  const held = roles[meta.level ?? ""] ?? [];
  const enough = TABLES[meta.level ?? ""]?.[meta.permission ?? ""] ?? [];
  return held.length === 0 ? undefined : held.some((role) => enough.includes(role));
}

/** Roles that follow from an organization's role in the workspaces and projects below. */
const BELOW: Readonly<Record<OrganizationRole, { workspace: WorkspaceRole[]; project: ProjectRole[] }>> = {
  owner: { workspace: ["admin"], project: ["owner"] },
  admin: { workspace: ["admin"], project: ["admin"] },
  billing: { workspace: [], project: [] },
  member: { workspace: [], project: [] },
};

/** Whoever reaches a part of a workspace asks for what is theirs there. */
function guestsMay({ meta }: Declared): true | undefined {
  return GUEST_PERMISSIONS.some((name) => name === meta.permission) ? true : undefined;
}

const STANDINGS: readonly Standing[] = [
  ...ORGANIZATION_ROLES.map((role) => ({
    name: `organization ${role}`,
    join: (of: Tenant, who: Person) => organizationMember(of.organization, who, role),
    allows: (procedure: Declared) => tableSays(procedure, { organization: [role], ...BELOW[role] }),
  })),
  ...WORKSPACE_ROLES.map((role) => ({
    name: `workspace ${role}`,
    join: (of: Tenant, who: Person) => workspaceMember(of.workspace, who, role),
    allows: (procedure: Declared) =>
      tableSays(procedure, { organization: ["member"], workspace: [role], project: role === "admin" ? ["admin"] : [] }),
  })),
  ...PROJECT_ROLES.map((role) => ({
    name: `external project ${role}`,
    join: (of: Tenant, who: Person) => collaborator(of.project, who, role),
    allows: (procedure: Declared) => guestsMay(procedure) ?? tableSays(procedure, { project: [role] }),
  })),
];

// Shared: what these tests call either reads, or stops before it changes anything but the caller's own standing.
let mine: Tenant;
let theirs: Tenant;
let suspended: Person;
let operator: Person;
beforeAll(async () => {
  mine = await tenant();
  theirs = await tenant();
  suspended = await person({ operator: true, suspended: true });
  operator = await person({ operator: true });
  await workspaceMember(mine.workspace, operator, "admin");
});

/** Somebody with this standing in `mine`; a mutation may have ended it, so it is given anew. */
const people = new Map<Standing, Person>();
async function someoneWith(standing: Standing): Promise<Person> {
  const who = people.get(standing) ?? (await person());
  people.set(standing, who);
  await standing.join(mine, who);
  return who;
}

const scoped = declared.filter(({ meta }) => TABLES[meta.level ?? ""] !== undefined);
const guarded = declared.filter(({ meta }) => meta.level !== "public");
const absent = { code: "NOT_FOUND", reason: "not_found" };

describe.each(guarded)("$path", (procedure) => {
  test("asks whoever has not signed in to do so", async () => {
    const outcome = await call(procedure, null, placeOf(procedure.meta.level, mine));
    expect(outcome).toMatchObject({ code: "UNAUTHENTICATED", reason: "sign_in_required" });
  });

  test("refuses a suspended person", async () => {
    const outcome = await call(procedure, suspended.actor, placeOf(procedure.meta.level, mine));
    expect(outcome).toMatchObject({ code: "FORBIDDEN", reason: "suspended" });
  });
});

describe.each(scoped)("$path", (procedure) => {
  test("does not exist for members of another organization", async () => {
    expect(await call(procedure, theirs.owner.actor, placeOf(procedure.meta.level, mine))).toMatchObject(absent);
  });

  // An input that names the place alone passes authorization and, at most, fails later by its own fields.
  test.each(STANDINGS)("answers $name as the table says", async (standing) => {
    const who = await someoneWith(standing);
    const outcome = await call(procedure, who.actor, placeOf(procedure.meta.level, mine));
    const allowed = standing.allows(procedure);
    if (allowed === undefined) expect(outcome).toMatchObject(absent);
    else if (allowed) expect(["FORBIDDEN", "NOT_FOUND", "UNAUTHENTICATED"]).not.toContain(outcome.code);
    else expect(outcome).toMatchObject({ code: "FORBIDDEN", reason: "permission_missing" });
  });
});

describe.each(declared.filter(({ meta }) => meta.level === "instance"))("$path", (procedure) => {
  test("is for operators alone", async () => {
    expect(await call(procedure, mine.owner.actor, {})).toMatchObject({ code: "FORBIDDEN", reason: "operators_only" });
  });

  test("refuses an operator's credential that reaches one workspace", async () => {
    const { actor } = await credential(operator, mine.workspace);
    expect(await call(procedure, actor, {})).toMatchObject({ code: "FORBIDDEN", reason: "credential_reach" });
  });
});

describe.each(declared.filter(({ meta }) => meta.level === "account"))("$path", (procedure) => {
  const { reach = "session" } = procedure.meta;

  test(`lets credentials in as far as "${reach}" says`, async () => {
    const narrow = await call(procedure, (await credential(mine.owner, mine.workspace)).actor, {});
    const wide = await call(procedure, (await credential(mine.owner, mine.organization)).actor, {});
    if (reach === "session") {
      expect([narrow.reason, wide.reason]).toEqual(["fresh_sign_in_required", "fresh_sign_in_required"]);
    }
    if (reach === "organization") expect(narrow.reason).toBe("credential_reach");
    if (reach === "organization" || reach === "any") expect(wide.code).not.toBe("FORBIDDEN");
    if (reach === "any") expect(narrow.code).not.toBe("FORBIDDEN");
  });
});
