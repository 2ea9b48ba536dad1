import { beforeEach, describe, expect, test } from "vitest";
import { actorByCredential } from "@/server/auth/credential";
import { callerOf, callerWithCredential } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person, workspaceMember, type Person } from "@/server/testing/factory";
import { credential, serviceAccount, type CredentialRef } from "@/server/testing/factories/machines";
import { knock } from "@/server/testing/doors/knock";
import { accessToken, knockWith } from "@/server/testing/doors/oauth";
import { refusalOf } from "@/server/testing/refusal";
import { requestInfo } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

const HOUR = 3_600_000;

let of: Tenant;
let member: Person;
let at: { workspace: string };
beforeEach(async () => {
  of = await tenant();
  at = { workspace: of.workspace.id };
  member = await person();
  await workspaceMember(of.workspace, member);
});

interface Keys {
  accessKey: string;
  secretKey: string;
}

const use = ({ accessKey, secretKey }: Keys) => actorByCredential(accessKey, secretKey, requestInfo());
const outcome = (keys: Keys) => refusalOf(use(keys));
const rotate = (who: Person, id: string, overlapSeconds: number) =>
  callerOf(who).credentials.rotate({ ...at, credential: id, overlapSeconds });

/** The credential as it comes through the door with one of its secrets. */
async function presented(made: CredentialRef, secretKey = made.secretKey): Promise<CredentialRef> {
  return { ...made, secretKey, actor: await use({ ...made, secretKey }) };
}

/** Moves the end of the old secret, by the clock of the database. */
async function endOverlap(id: string, after = "0 seconds") {
  await sql(`update "credentials" set "previousEndsAt" = now() + $2::interval where "id" = $1`, id, after);
}

describe("a rotation with an overlap", () => {
  test("keeps both secrets for that long and the end of the credential where it was", async () => {
    const friday = new Date(Date.now() + 72 * HOUR);
    const first = await credential(member, of.workspace, { expiresAt: friday });
    const second = await rotate(member, first.id, 3_600);
    expect(second).toMatchObject({
      accessKey: first.accessKey,
      expiresAt: friday.toISOString(),
      secretVersion: 2,
      status: "active",
    });
    expect(Math.abs(Date.parse(second.previousEndsAt ?? "") - Date.now() - HOUR)).toBeLessThan(60_000);
    expect([await outcome(first), await outcome(second)]).toEqual(["done", "done"]);
    expect((await presented(first)).actor.credential?.expiresAt?.toISOString()).toBe(second.previousEndsAt);
    await endOverlap(first.id);
    expect([await outcome(first), await outcome(second)]).toEqual(["UNAUTHENTICATED expired", "done"]);
    const refused = await knock("GET", "/whoami", { credential: first });
    expect(refused.status).toBe(401);
    expect(refused.body.detail).toMatch(/^This secret key expired on \d{4}-\d\d-\d\d at /);
    expect((await callerOf(member).credentials.get({ ...at, credential: first.id })).previousEndsAt).toBeNull();
    await sql('update "credentials" set "expiresAt" = now() where "id" = $1', first.id);
    expect(await outcome(second)).toBe("UNAUTHENTICATED expired");
  });

  test("ends the old secret at its very moment, by the clock of the database", async () => {
    const first = await credential(member, of.workspace);
    await rotate(member, first.id, 3_600);
    await endOverlap(first.id, "400 milliseconds");
    const [{ end } = { end: new Date(0) }] = await sql<{ end: Date }>(
      'select "previousEndsAt" as "end" from "credentials" where "id" = $1',
      first.id,
    );
    const clock = async () => (await sql<{ at: Date }>('select clock_timestamp() as "at"'))[0]?.at ?? new Date(0);
    for (;;) {
      const began = await clock();
      const done = (await outcome(first)) === "done";
      if (done) expect(began.getTime()).toBeLessThan(end.getTime());
      else {
        expect((await clock()).getTime()).toBeGreaterThanOrEqual(end.getTime());
        break;
      }
    }
  });

  test("of none kills the old secret at once, and a second rotation leaves two at most", async () => {
    const first = await credential(member, of.workspace);
    const second = await rotate(member, first.id, 3_600);
    const third = await rotate(member, first.id, 3_600);
    const live = async (...keys: Keys[]) => Promise.all(keys.map(outcome));
    expect(await live(first, second, third)).toEqual(["UNAUTHENTICATED sign_in_required", "done", "done"]);
    const fourth = await rotate(member, first.id, 0);
    expect(fourth).toMatchObject({ secretVersion: 4, previousEndsAt: null });
    expect(await live(second, third, fourth)).toEqual([
      "UNAUTHENTICATED sign_in_required",
      "UNAUTHENTICATED sign_in_required",
      "done",
    ]);
    expect(await outcome({ ...first, secretKey: "nobody" })).toBe("UNAUTHENTICATED sign_in_required");
  });

  test("is refused where the credential works no more, or for longer than 30 days", async () => {
    const { id } = await credential(member, of.workspace);
    const attempt = () => refusalOf(rotate(member, id, 60));
    const set = (column: string, value: string) =>
      sql(`update "credentials" set "${column}" = ${value} where "id" = $1`, id);
    expect(await refusalOf(rotate(member, id, 2_592_001))).toBe("INVALID invalid_value (overlapSeconds)");
    await set("disabledAt", "now()");
    expect(await attempt()).toBe("CONFLICT credential_disabled");
    await set("expiresAt", "now()");
    expect(await attempt()).toBe("CONFLICT expired");
    await set("revokedAt", "now()");
    expect(await attempt()).toBe("CONFLICT credential_revoked");
  });
});

describe("the access tokens of a secret", () => {
  test("end with it, at once or with the overlap, and neither rotate nor make any", async () => {
    const machine = await serviceAccount(of.workspace);
    const token = await accessToken(machine);
    const whoami = async (of: string) => (await knockWith(of, "GET", "/whoami")).status;
    expect(await whoami(token)).toBe(200);
    const overlapping = await rotate(of.owner, machine.id, 60);
    const [early, late] = [token, await accessToken(machine)];
    const current = await accessToken({ ...machine, secretKey: overlapping.secretKey });
    const path = `/workspaces/${of.workspace.id}/credentials`;
    for (const any of [early, late, current]) {
      expect(await whoami(any)).toBe(200);
      const rotating = await knockWith(any, "POST", `${path}/${machine.id}/rotate`, { overlapSeconds: 60 });
      expect(rotating.body).toMatchObject({ status: 403, reason: "credential_scope" });
    }
    const ofPerson = await accessToken(await credential(member, of.workspace));
    expect((await knockWith(ofPerson, "POST", path, {})).body).toMatchObject({
      status: 403,
      reason: "credential_scope",
    });
    await endOverlap(machine.id);
    expect([await whoami(early), await whoami(late), await whoami(current)]).toEqual([401, 401, 200]);
    await rotate(of.owner, machine.id, 0);
    expect(await whoami(current)).toBe(401);
  });
});

describe("who rotates", () => {
  test("is its person, or for a machine whoever may give it credentials; never an admin for somebody else", async () => {
    const own = await credential(member, of.workspace);
    expect(await refusalOf(rotate(of.owner, own.id, 0))).toBe("FORBIDDEN permission_missing");
    const stranger = await person();
    await workspaceMember(of.workspace, stranger);
    expect(await refusalOf(rotate(stranger, own.id, 0))).toBe("NOT_FOUND not_found");
    const machine = await serviceAccount(of.workspace);
    expect(await refusalOf(rotate(stranger, machine.id, 0))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(rotate(of.owner, machine.id, 60))).toBe("done");
    const itself = await presented(machine);
    const again = callerWithCredential(itself).credentials.rotate({
      ...at,
      credential: machine.id,
      overlapSeconds: 60,
    });
    // The secret that the rotation leaves for a minute does not outlive it by another one.
    expect(await refusalOf(again)).toBe("FORBIDDEN credential_scope (expiresAt)");
    expect(await outcome(own)).toBe("done");
  });

  test("is a machine itself with the secret of today", async () => {
    const machine = await serviceAccount(of.workspace);
    const caller = callerWithCredential(await presented(machine));
    const next = await caller.credentials.rotate({ ...at, credential: machine.id, overlapSeconds: 0 });
    expect([await outcome(machine), await outcome(next)]).toEqual(["UNAUTHENTICATED sign_in_required", "done"]);
    const rows = await sql(
      `select "actorId", "before", "after" from "audit_entries" where "action" = 'credential.rotate' and "targetId" = $1`,
      machine.id,
    );
    expect(rows).toEqual([
      {
        actorId: machine.serviceAccount,
        before: { secretVersion: 1 },
        after: { secretVersion: 2, overlapSeconds: 0 },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain(next.secretKey);
  });
});
