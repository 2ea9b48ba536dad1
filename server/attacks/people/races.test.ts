import { describe, expect, test } from "vitest";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import {
  instance,
  invitation,
  organizationMember,
  person,
  workspaceMember,
  type Person,
} from "@/server/testing/factory";
import { credential } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { refusalOf } from "@/server/testing/refusal";
import { tenant } from "@/server/testing/tenant";

useDatabase();

const ROUNDS = 100;
/** A hundred rounds on the embedded database, which takes one transaction after the other. */
const PATIENCE = { timeout: 240_000 };

const done = (outcomes: readonly string[]) => outcomes.filter((outcome) => outcome === "done").length;

describe("two owners of an organization, a hundred times at once", () => {
  async function twoOwners() {
    const { owner, organization } = await tenant();
    const second = await person();
    const crown = async () => {
      await organizationMember(organization, owner, "owner");
      await organizationMember(organization, second, "owner");
    };
    const owners = async () =>
      (
        await sql(
          'select 1 from "organization_members" where "organizationId" = $1 and "role" = $2',
          organization.id,
          "owner",
        )
      ).length;
    const demote = (who: Person, whom: Person) =>
      refusalOf(
        callerOf(who).members.changeRoleInOrganization({
          organization: organization.id,
          user: whom.id,
          role: "member",
        }),
      );
    const remove = (who: Person, whom: Person) =>
      refusalOf(callerOf(who).members.removeFromOrganization({ organization: organization.id, user: whom.id }));
    return { owner, second, crown, owners, demote, remove };
  }

  test("demote each other, and one owner remains each time", PATIENCE, async () => {
    const { owner, second, crown, owners, demote } = await twoOwners();
    for (let round = 0; round < ROUNDS; round += 1) {
      await crown();
      const outcomes = await Promise.all([demote(owner, second), demote(second, owner)]);
      expect(await owners(), `round ${round}: ${outcomes.join(", ")}`).toBe(1);
      expect(done(outcomes)).toBe(1);
    }
  });

  test("demote themselves, and one owner remains each time", PATIENCE, async () => {
    const { owner, second, crown, owners, demote } = await twoOwners();
    for (let round = 0; round < ROUNDS; round += 1) {
      await crown();
      const outcomes = await Promise.all([demote(owner, owner), demote(second, second)]);
      expect(await owners(), `round ${round}: ${outcomes.join(", ")}`).toBe(1);
    }
  });
});

describe("two operators", () => {
  test("who suspend or dismiss each other at once leave one who is active, each time", PATIENCE, async () => {
    await instance();
    const [one, two] = [await person({ operator: true }), await person({ operator: true })];
    const suspend = (who: Person, whom: Person) => refusalOf(callerOf(who).instance.suspendUser({ user: whom.id }));
    const dismiss = (who: Person, whom: Person) =>
      refusalOf(callerOf(who).instance.setOperator({ user: whom.id, operator: false }));
    const ways = [
      [suspend, suspend],
      [suspend, dismiss],
      [dismiss, dismiss],
    ] as const;
    for (let round = 0; round < ROUNDS / 2; round += 1) {
      await sql('update "users" set "operator" = true, "suspendedAt" = null where "id" in ($1, $2)', one.id, two.id);
      const [first, second] = ways[round % ways.length] ?? ways[0];
      const outcomes = await Promise.all([first(one, two), second(two, one)]);
      const left = await sql('select "id" from "users" where "operator" and "suspendedAt" is null');
      expect(left, `round ${round}: ${outcomes.join(", ")}`).toHaveLength(1);
    }
  });
});

describe("one invitation", () => {
  test(
    "that is accepted several times at once makes one member, one seat and one success, each time",
    PATIENCE,
    async () => {
      const { owner, organization, workspace } = await tenant();
      for (let round = 0; round < ROUNDS / 5; round += 1) {
        const guest = await person();
        const { token } = await invitation(workspace, owner, guest.email);
        const accept = () => refusalOf(callerOf(guest).invitations.accept({ token }));
        const outcomes = await Promise.all([accept(), accept(), accept()]);
        expect(done(outcomes), outcomes.join(", ")).toBe(1);
        const rows = await sql(
          'select 1 from "organization_members" where "organizationId" = $1 and "userId" = $2',
          organization.id,
          guest.id,
        );
        expect(rows).toHaveLength(1);
      }
    },
  );

  test("that is accepted and revoked at once ends in one of the two, each time", PATIENCE, async () => {
    const { owner, workspace } = await tenant();
    for (let round = 0; round < ROUNDS / 5; round += 1) {
      const guest = await person();
      const { id, token } = await invitation(workspace, owner, guest.email);
      const outcomes = await Promise.all([
        refusalOf(callerOf(guest).invitations.accept({ token })),
        refusalOf(callerOf(owner).invitations.revoke({ workspace: workspace.id, invitation: id })),
      ]);
      expect(done(outcomes), outcomes.join(", ")).toBe(1);
      const inside = (
        await sql(
          'select 1 from "workspace_members" where "workspaceId" = $1 and "userId" = $2',
          workspace.id,
          guest.id,
        )
      ).length;
      expect(inside).toBe(outcomes[0] === "done" ? 1 : 0);
    }
  });
});

describe("the last seat", () => {
  test(
    "is given once, to one of several addresses that are invited at once into several workspaces",
    PATIENCE,
    async () => {
      const { owner, organization, workspace } = await tenant();
      await sql('update "organizations" set "seatMaximum" = 2 where "id" = $1', organization.id);
      const rooms = [workspace, organization.workspace];
      for (let round = 0; round < ROUNDS / 10; round += 1) {
        const calls = Array.from({ length: 6 }, (_, number) =>
          callerOf(owner).invitations.create({
            workspace: rooms[number % 2]?.id ?? "",
            emails: [`seat-${round}-${number}@example.com`],
          }),
        );
        const statuses = (await Promise.all(calls)).flatMap(({ items }) => items.map(({ status }) => status));
        expect(statuses.filter((status) => status === "invited")).toHaveLength(1);
        await sql('update "invitations" set "status" = $1 where "organizationId" = $2', "revoked", organization.id);
      }
    },
  );
});

describe("one idempotency key", () => {
  test(
    "of ten requests at once lets one change happen, each time, and the others repeat its answer or wait",
    PATIENCE,
    async () => {
      const { owner, organization, workspace } = await tenant();
      const machine = await credential(owner, organization);
      for (let round = 0; round < ROUNDS / 10; round += 1) {
        const label = `raced ${round}`;
        const sent = { credential: machine, body: { label }, headers: { "idempotency-key": `race-${round}` } };
        const replies = await Promise.all(
          Array.from({ length: 10 }, () => knock("POST", `/workspaces/${workspace.id}/credentials`, sent)),
        );
        expect(replies.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
        const secrets = new Set(replies.filter(({ status }) => status === 200).map(({ body }) => body.secretKey));
        expect(secrets.size).toBe(1);
        expect(await sql('select 1 from "credentials" where "label" = $1', label)).toHaveLength(1);
      }
    },
  );
});

describe("a credential that is revoked in a storm of requests", () => {
  test("succeeds in none that began after the answer", async () => {
    const { owner, workspace } = await tenant();
    const member = await person();
    await workspaceMember(workspace, member);
    const machine = await credential(member, workspace);
    const ask = () => knock("GET", `/workspaces/${workspace.id}/projects`, { credential: machine });
    const storm = Array.from({ length: 40 }, ask);
    await callerOf(owner).credentials.revoke({ workspace: workspace.id, credential: machine.id });
    const after = await Promise.all(Array.from({ length: 20 }, ask));
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set([401]));
    const during = (await Promise.all(storm)).map(({ status }) => status);
    expect(during.filter((status) => status !== 200 && status !== 401)).toEqual([]);
    expect(
      await refusalOf(
        callerWithCredential(machine).credentials.revoke({ workspace: workspace.id, credential: machine.id }),
      ),
    ).toBe("CONFLICT credential_revoked");
  });
});
