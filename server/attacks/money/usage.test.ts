import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { credential, serviceAccount, type ServiceAccountRef } from "@/server/testing/factories/machines";
import { event, report, rollUps } from "@/server/testing/factories/usage";
import { collaborator, organizationMember, person, workspaceMember } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";

useDatabase();

// Shared: what is refused changes nothing.
let mine: Tenant;
let theirs: Tenant;
let machine: ServiceAccountRef;
beforeAll(async () => {
  mine = await tenant();
  theirs = await tenant();
  machine = await serviceAccount(mine.workspace, { createdBy: mine.owner });
  const other = await serviceAccount(theirs.workspace, { createdBy: theirs.owner });
  await report(other, event({ id: "theirs", quantity: 7, project: theirs.project.id }));
});

const send = (text: string) => knock("POST", "/usage/events", { credential: machine, text });

describe("usage of another tenant", () => {
  test("is reached by none of its ids, in an event or in a question", async () => {
    const before = await rollUps(theirs.organization.id);
    const rows = await report(
      machine,
      event({ workspace: theirs.workspace.slug }),
      event({ project: theirs.project.id }),
      event({ actor: theirs.owner.id }),
      event({ workspace: theirs.workspace.id, project: theirs.project.id }),
      event(),
    );
    expect(rows.map(({ status, code }) => code ?? status)).toEqual([
      ...["NOT_FOUND", "NOT_FOUND", "NOT_FOUND", "NOT_FOUND"],
      "accepted",
    ]);
    expect(await rollUps(theirs.organization.id)).toEqual(before);
    const { usage } = callerOf(mine.owner);
    const at = { workspace: mine.workspace.id, meter: "compute_seconds" };
    expect(await refusalOf(usage.ofWorkspace({ ...at, project: theirs.project.id }))).toBe("NOT_FOUND not_found");
    const own = { organization: mine.organization.id, meter: "compute_seconds" };
    expect(await refusalOf(usage.ofOrganization({ ...own, project: theirs.project.id }))).toBe("NOT_FOUND not_found");
    for (const filter of [{ inWorkspace: theirs.workspace.id }, { actor: theirs.owner.id }]) {
      expect((await usage.ofOrganization({ ...own, ...filter })).sum?.quantity).toBe("0");
    }
  });

  test("an id that another tenant has used is free, and tells nothing of theirs", async () => {
    expect(await report(machine, event({ id: "theirs", quantity: 1 }))).toMatchObject([{ status: "accepted" }]);
  });

  test("a meter of theirs is unknown here, and cannot be changed", async () => {
    const made = await callerOf(theirs.owner).meters.create({
      organization: theirs.organization.id,
      key: "secret_pages",
      name: "Secret pages",
      unit: "page",
    });
    expect(await report(machine, event({ meter: "secret_pages" }), event())).toMatchObject([
      { status: "refused", reason: "meter_unknown" },
      { status: "accepted" },
    ]);
    const { meters } = callerOf(mine.owner);
    const id = { organization: mine.organization.id, meter: made.id ?? "" };
    expect(await refusalOf(meters.update({ ...id, name: "Mine" }))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(meters.archive(id))).toBe("NOT_FOUND not_found");
  });
});

describe("a report that is made to harm", () => {
  test("of fifty megabytes is refused whole with 413, before any of it is kept", async () => {
    const { id } = event({ id: "large" });
    const body = JSON.stringify({ events: [event({ id: id ?? "" })], padding: "x".repeat(50_000_000) });
    expect((await send(body)).status).toBe(413);
    expect(await sql(`select 1 from "usage_event_ids" where "id" = 'large'`)).toEqual([]);
  });

  test("of five megabytes is read, of a thousand and one events is not", async () => {
    const padded = JSON.stringify({ events: [event({ id: "padded" })], padding: "x".repeat(4_000_000) });
    expect((await send(padded)).status).toBe(200);
    const many = JSON.stringify({ events: Array.from({ length: 1_001 }, () => event()) });
    expect((await send(many)).status).toBe(422);
  });

  test.each([
    [
      "quantities that are no numbers",
      `{"events":[{"id":"n1","quantity":1e400,"meter":"tokens","time":"2026-11-01T00:00:00Z"}]}`,
    ],
    ["the prototype of objects", `{"events":[{"id":"n2","__proto__":{"quantity":1},"meter":"tokens"}]}`],
    ["a list in the place of an event", `{"events":[[]]}`],
    ["nothing in the place of an event", `{"events":[null]}`],
  ])("is a refused row: %s", async (_, text) => {
    const { status, body } = await send(text);
    expect(status).toBe(200);
    expect(body).toMatchObject({ items: [{ status: "refused", code: "INVALID" }] });
  });

  test("dimensions pollute no prototype, and stay what they are", async () => {
    const time = new Date().toISOString();
    const hostile = `{"id":"polluted","time":"${time}","meter":"tokens","quantity":1,"dimensions":{"__proto__":"x"}}`;
    const odd = `{"id":"odd","time":"${time}","meter":"tokens","quantity":1,"dimensions":{"constructor":"'; drop table users; --"}}`;
    const { body } = await send(`{"events":[${hostile},${odd}]}`);
    expect(body).toMatchObject({ items: [{ status: "accepted" }, { status: "accepted" }] });
    expect(await sql(`select "dimensions" from "usage_events" where "id" = 'polluted'`)).toEqual([{ dimensions: {} }]);
    expect(Reflect.get({}, "x")).toBeUndefined();
    const { usage } = callerOf(mine.owner);
    const asked = { workspace: mine.workspace.id, meter: "tokens", groupBy: "constructor" };
    const told = usage.ofWorkspace(asked).then(({ items }) => items.map(({ key }) => key));
    await expect(told).resolves.toContain("'; drop table users; --");
    for (const groupBy of ["toString", "hasOwnProperty"]) {
      const { items } = await usage.ofOrganization({ organization: mine.organization.id, meter: "tokens", groupBy });
      expect(items.map(({ key }) => key)).toEqual([""]);
    }
  });

  test("dimensions that no key can hold are a refused row, and keep no other back", async () => {
    const wide = (length: number) =>
      Object.fromEntries(
        Array.from({ length: 16 }, (_, place) => [`d${place}`, randomBytes(length / 2).toString("hex")]),
      );
    const rows = report(
      machine,
      event({ dimensions: wide(200) }),
      event({ dimensions: wide(116) }),
      event({ dimensions: { words: "\u{1f600}".repeat(100) } }),
      event(),
    );
    const outcomes = rows.then((all) => all.map(({ status, field }) => field ?? status));
    await expect(outcomes).resolves.toEqual(["dimensions", ...Array<string>(3).fill("accepted")]);
  });
});

describe("who sees what others use", () => {
  test("no member, viewer or external collaborator: their own alone, by session and by credential", async () => {
    await report(machine, event({ actor: mine.owner.id, quantity: 5 }));
    const member = await person();
    await workspaceMember(mine.workspace, member);
    const at = { workspace: mine.workspace.id };
    for (const who of [member, await credential(member, mine.workspace)]) {
      const { usage } = callerOf(who);
      expect(await refusalOf(usage.ofWorkspace(at))).toBe("FORBIDDEN permission_missing");
      expect(await refusalOf(usage.workspaceSummary(at))).toBe("FORBIDDEN permission_missing");
      expect((await usage.own({ ...at, meter: "compute_seconds" })).sum?.quantity).toBe("0");
    }
    const asked = { ...at, meter: "compute_seconds", actor: mine.owner.id };
    expect((await callerOf(member).usage.own(asked)).sum?.quantity).toBe("0");
  });

  test("an external collaborator and a credential of one project see their own there, and nothing else", async () => {
    const guest = await person();
    await collaborator(mine.project, guest, "member");
    await report(machine, event({ project: mine.project.id, actor: guest.id, quantity: 2 }));
    const at = { workspace: mine.workspace.id, meter: "compute_seconds" };
    expect((await callerOf(guest).usage.own(at)).sum?.quantity).toBe("2");
    const { actor } = machine;
    const scopes = { permissions: null, readOnly: true, project: mine.workspace.project.id };
    const limited = {
      actor: { ...actor, credential: actor.credential === null ? null : { ...actor.credential, scopes } },
    };
    const { usage } = callerOf(limited);
    expect(await refusalOf(usage.own({ ...at, project: mine.project.id }))).toBe("NOT_FOUND not_found");
    expect(await refusalOf(usage.own(at))).toBe("done");
  });

  test("nobody who pays and administers nothing learns of a private project, by a filter or by a file", async () => {
    await report(machine, event({ project: mine.project.id, quantity: 3 }));
    const payer = await person();
    await organizationMember(mine.organization, payer, "billing");
    const key = { organization: mine.organization.id };
    const { usage } = callerOf(payer);
    const { items } = await usage.ofOrganization({ ...key, meter: "compute_seconds", groupBy: "project" });
    expect(JSON.stringify(items)).not.toContain(mine.project.id);
    expect(JSON.stringify(items)).not.toContain(mine.project.name);
    expect(await refusalOf(usage.ofOrganization({ ...key, project: mine.project.id }))).toBe("NOT_FOUND not_found");
  });
});
