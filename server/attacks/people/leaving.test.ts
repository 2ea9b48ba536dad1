import { describe, expect, test } from "vitest";
import { authorizeWorkspace } from "@/server/access/authorize";
import { createCredential } from "@/server/credentials/commands/workspace-credentials";
import { removeMember } from "@/server/members/commands/remove-member";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import {
  invitation,
  organizationMember,
  person,
  project,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const ROUNDS = 100;
/** A hundred rounds on the embedded database, which takes one transaction after the other. */
const PATIENCE = { timeout: 240_000 };
const PASSWORD = "an-unusual-but-fixed-passphrase";

const done = (outcomes: readonly string[]) => outcomes.filter((outcome) => outcome === "done").length;

describe("two owners of an organization", () => {
  test(
    "who end or lower each other at once, whichever way they take, leave one who stays, each time",
    PATIENCE,
    async () => {
      const { owner, organization, workspace } = await tenant();
      const [second, third] = [await person(), await person()];
      const at = { organization: organization.id };
      // Somebody else looks after the workspaces, so that the owners alone are in question.
      for (const room of [workspace, organization.workspace]) await workspaceMember(room, third, "admin");
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      const members = (who: Person) => callerOf(who).members;
      const ways: readonly ((who: Person, whom: Person) => Promise<unknown>)[] = [
        (who) => members(who).leaveOrganization(at),
        (who, whom) => members(who).removeFromOrganization({ ...at, user: whom.id }),
        (who, whom) => members(who).suspend({ ...at, user: whom.id }),
        (who, whom) => members(who).changeRoleInOrganization({ ...at, user: whom.id, role: "member" }),
        (who, whom) => members(who).setEndDateInOrganization({ ...at, user: whom.id, expiresAt: tomorrow }),
      ];
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const who of [owner, second]) await organizationMember(organization, who, "owner");
        await sql(
          'update "organization_members" set "suspendedAt" = null, "expiresAt" = null where "role" = $1',
          "owner",
        );
        const [first, last] = [ways[round % ways.length], ways[Math.floor(round / ways.length) % ways.length]];
        const outcomes = await Promise.all([
          refusalOf(first?.(owner, second) ?? Promise.resolve()),
          refusalOf(last?.(second, owner) ?? Promise.resolve()),
        ]);
        const left = await sql(
          `select 1 from "organization_members" where "organizationId" = $1 and "role" = 'owner'
         and "suspendedAt" is null and "expiresAt" is null`,
          organization.id,
        );
        expect(left.length, `round ${round}: ${outcomes.join(", ")}`).toBeGreaterThanOrEqual(1);
        expect(done(outcomes)).toBeGreaterThanOrEqual(1);
      }
    },
  );
});

describe("one person", () => {
  test(
    "who leaves, is removed and is suspended at once is out once, with nothing left, each time",
    PATIENCE,
    async () => {
      const { owner, organization, workspace } = await tenant();
      const at = { organization: organization.id };
      for (let round = 0; round < ROUNDS / 5; round += 1) {
        const who = await person();
        await workspaceMember(workspace, who);
        const machine = await credential(who, workspace);
        const [left, removed, suspended] = await Promise.all([
          refusalOf(callerOf(who).members.leaveOrganization(at)),
          refusalOf(callerOf(owner).members.removeFromOrganization({ ...at, user: who.id })),
          refusalOf(callerOf(owner).members.suspend({ ...at, user: who.id })),
        ]);
        expect(done([left, removed]), `${left}, ${removed}, ${suspended}`).toBe(1);
        const rows = await sql(
          `select "action" from "audit_entries" where "targetId" = $1 and "result" = 'done' and "action" like $2`,
          who.id,
          "organization-member.%",
        );
        expect(rows).toHaveLength(done([left, removed, suspended]));
        expect(
          await sql(
            'select 1 from "workspace_members" where "userId" = $1 and "workspaceId" = $2',
            who.id,
            workspace.id,
          ),
        ).toEqual([]);
        expect((await knock("GET", "/whoami", { credential: machine })).status).toBe(401);
      }
    },
  );

  test("who is removed while they are handed a project does not stay as its owner, each time", PATIENCE, async () => {
    const { owner, workspace } = await tenant();
    const at = { workspace: workspace.id };
    for (let round = 0; round < ROUNDS / 4; round += 1) {
      const [who, heir] = [await person(), await person()];
      for (const one of [who, heir]) await workspaceMember(workspace, one);
      const own = await project(workspace, who);
      const outcomes = await Promise.all([
        refusalOf(callerOf(owner).members.remove({ ...at, user: who.id, handOverTo: heir.id })),
        refusalOf(callerOf(owner).members.remove({ ...at, user: heir.id })),
      ]);
      expect(outcomes[1]).toBe("done");
      expect(["done", "NOT_FOUND not_found (handOverTo)"]).toContain(outcomes[0]);
      const owners = await sql<{ userId: string }>(
        'select "userId" from "collaborators" where "projectId" = $1',
        own.id,
      );
      expect(owners.map(({ userId }) => userId)).not.toContain(heir.id);
    }
  });

  test("who is suspended does not go on by a request that was under way", async () => {
    const { owner, organization, workspace } = await tenant();
    const [admin, member] = [await person(), await person()];
    await workspaceMember(workspace, admin, "admin");
    await workspaceMember(workspace, member);
    const making = await authorizeWorkspace(admin.actor, requestInfo(), workspace.id, "credential.create");
    const removing = await authorizeWorkspace(admin.actor, requestInfo(), workspace.id, "member.remove");
    await callerOf(owner).members.suspend({ organization: organization.id, user: admin.id });
    expect(await refusalOf(createCredential(making, { label: "late" }))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(removeMember(removing, { user: member.id }))).toBe("FORBIDDEN permission_missing");
  });

  test(
    "who removes their account while an invitation is accepted with it is in no place then, each time",
    PATIENCE,
    async () => {
      const { owner, organization, workspace } = await tenant();
      for (let round = 0; round < 8; round += 1) {
        const who = await person({ password: PASSWORD });
        const { token } = await invitation(workspace, owner, who.email);
        const removing = refusalOf(callerOf(who).accounts.remove({ email: who.email, password: PASSWORD }));
        // The password takes its time first, so the two meet only where the acceptance waits a little longer each round.
        const accepting = new Promise<string>((resolve) => {
          setTimeout(() => resolve(refusalOf(callerOf(who).invitations.accept({ token }))), 60 * round);
        });
        expect(await removing).toBe("done");
        await accepting;
        const inside = await sql(
          'select 1 from "organization_members" where "organizationId" = $1 and "userId" = $2',
          organization.id,
          who.id,
        );
        expect(inside).toEqual([]);
      }
    },
  );

  test("whose account is removed gets no seat, no project and no organization by what was under way", async () => {
    const { organization, project: secret } = await tenant();
    const who = await person({ password: PASSWORD });
    await callerOf(who).accounts.remove({ email: who.email, password: PASSWORD });
    await expect(organizationMember(organization, who)).rejects.toThrow(/users_removed/);
    const row =
      'insert into "collaborators" ("organizationId", "workspaceId", "projectId", "userId", "role", "external")';
    const values = [secret.organizationId, secret.workspaceId, secret.id, who.id];
    await expect(sql(`${row} values ($1, $2, $3, $4, 'viewer', true)`, ...values)).rejects.toThrow(/users_removed/);
    expect(await refusalOf(callerOf(who).organizations.create({ name: "Late" }))).toBe(
      "UNAUTHENTICATED sign_in_required",
    );
  });
});
