import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/server/billing/periods";
import { useDatabase, sql } from "@/server/testing/database";
import { callerOf } from "@/server/testing/caller";
import { person, workspaceMember, type Person } from "@/server/testing/factory";
import { credential, serviceAccount, type ServiceAccountRef } from "@/server/testing/factories/machines";
import { refusalOf } from "@/server/testing/refusal";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { event, report, rollUps, totalOf } from "@/server/testing/factories/usage";

useDatabase();

const DAY = addDays(new Date().toISOString().slice(0, 10), -3);
const NEXT = addDays(DAY, 1);

let mine: Tenant;
let theirs: Tenant;
let machine: ServiceAccountRef;
beforeAll(async () => {
  mine = await tenant();
  theirs = await tenant();
  machine = await serviceAccount(mine.workspace, { createdBy: mine.owner });
});

async function booked(id: string) {
  const [row] = await sql<Record<string, unknown>>(
    'select *, "day"::text as "day" from "usage_events" where "id" = $1',
    id,
  );
  return row;
}

test("an event is booked with its day, its project and its dimensions, and adds up at every level", async () => {
  const of = await tenant();
  const sender = await serviceAccount(of.workspace, { createdBy: of.owner });
  const tokens = { meter: "tokens", dimensions: { model: "m-1", direction: "input" } };
  const items = await report(
    sender,
    event({ ...tokens, id: "a", quantity: 10, time: `${DAY}T23:59:59.999Z`, project: of.project.slug }),
    event({
      ...tokens,
      id: "b",
      quantity: "5",
      time: `${NEXT}T01:00:00+01:00`,
      project: of.project.id,
      actor: of.owner.id,
    }),
    event({ ...tokens, id: "c", quantity: 7, time: `${NEXT}T00:30:00Z`, actor: sender.serviceAccount }),
  );
  expect(items).toEqual(["a", "b", "c"].map((id) => ({ id, status: "accepted" })));
  expect(await booked("a")).toMatchObject({ day: DAY, projectId: of.project.id, actorId: "" });
  expect(await booked("c")).toMatchObject({ day: NEXT, projectId: of.workspace.project.id });
  expect(await booked("b")).toMatchObject({ actorType: "user", actorId: of.owner.id });
  const totals = await sql(
    `select "workspaceId" as "w", "projectId" as "p", "day"::text as "day", "quantity"::float8 as "n", "events"::int as "e"
     from "usage_day_totals" where "organizationId" = $1 order by 1, 2, 3`,
    of.organization.id,
  );
  const w = of.workspace.id;
  const [project, other] = [of.project.id, of.workspace.project.id];
  const rows = [
    { w: "", p: "", day: DAY, n: 10, e: 1 },
    { w: "", p: "", day: NEXT, n: 12, e: 2 },
    { w, p: "", day: DAY, n: 10, e: 1 },
    { w, p: "", day: NEXT, n: 12, e: 2 },
    { w, p: project, day: DAY, n: 10, e: 1 },
    { w, p: project, day: NEXT, n: 5, e: 1 },
    { w, p: other, day: NEXT, n: 7, e: 1 },
  ];
  expect(totals).toEqual(expect.arrayContaining(rows));
  expect(totals).toHaveLength(rows.length);
});

test("the same event five times, in parallel, in one batch and later, counts once and is answered alike", async () => {
  const of = await tenant();
  const sender = await serviceAccount(of.workspace, { createdBy: of.owner });
  const same = event({ id: "once", quantity: 3 });
  const parallel = await Promise.all(Array.from({ length: 5 }, () => report(sender, same)));
  const statuses = parallel.flat().map(({ status }) => status);
  expect(statuses.sort()).toEqual(["accepted", "duplicate", "duplicate", "duplicate", "duplicate"]);
  const batch = await report(sender, same, event({ id: "other", quantity: 4 }), same);
  expect(batch.map(({ status }) => status)).toEqual(["duplicate", "accepted", "duplicate"]);
  expect(await totalOf(of.organization.id, "compute_seconds")).toBe("7");
});

test("the same id with another content is a refused row, alone a conflict, and changes nothing", async () => {
  const first = event({ id: "changed", quantity: 1 });
  await report(machine, first);
  const before = await rollUps(mine.organization.id);
  const other = { ...first, quantity: 2 };
  expect(await report(machine, other, first)).toMatchObject([
    { id: "changed", status: "refused", code: "CONFLICT", reason: "event_changed", field: "id" },
    { status: "duplicate" },
  ]);
  expect(await refusalOf(report(machine, other))).toBe("CONFLICT event_changed (id)");
  expect(await rollUps(mine.organization.id)).toEqual(before);
  const twice = event({ id: "twice" });
  const rows = await report(machine, twice, { ...twice, quantity: 9 });
  expect(rows.map(({ status }) => status)).toEqual(["accepted", "refused"]);
});

describe("what is wrong with one event keeps no other back", () => {
  const now = Date.now();
  const at = (ms: number) => new Date(now + ms).toISOString();
  const YEAR = 365 * 86_400_000;

  test.each<[string, unknown, string, string]>([
    ["a quantity below zero", { quantity: -1 }, "invalid_value", "quantity"],
    ["no number", { quantity: "NaN" }, "invalid_value", "quantity"],
    ["infinity", { quantity: Infinity }, "invalid_value", "quantity"],
    ["too large", { quantity: 1_000_000_000_000_001 }, "invalid_value", "quantity"],
    ["too large with an exponent", { quantity: 1e300 }, "invalid_value", "quantity"],
    ["ten places", { quantity: "0.0000000001" }, "invalid_value", "quantity"],
    ["a fraction where whole ones are counted", { meter: "tokens", quantity: 1.5 }, "quantity_not_whole", "quantity"],
    ["no quantity", { quantity: null }, "invalid_value", "quantity"],
    ["a clock a year ahead", { time: at(YEAR) }, "time_out_of_range", "time"],
    ["two years behind", { time: at(-2 * YEAR) }, "time_out_of_range", "time"],
    ["two hours ahead", { time: at(2 * 3_600_000) }, "time_out_of_range", "time"],
    ["no time", { time: "yesterday" }, "invalid_value", "time"],
    ["an unknown meter", { meter: "unicorns" }, "meter_unknown", "meter"],
    ["what the product counts", { meter: "members" }, "meter_counted", "meter"],
    ["an unknown project", { project: "nowhere" }, "not_found", "project"],
    ["an unknown actor", { actor: "usr_00000000000000000000000000" }, "not_found", "actor"],
    ["an id as the product's own", { id: "tenantry:1" }, "invalid_value", "id"],
    ["an empty id", { id: "" }, "invalid_value", "id"],
    ["an id with a NUL", { id: "a\u0000b" }, "invalid_value", "id"],
    ["a dimension that is no text", { dimensions: { model: 7 } }, "invalid_value", "dimensions.model"],
    ["a workspace that is not there", { workspace: "nowhere" }, "not_found", "workspace"],
  ])("%s", async (_, fields, reason, field) => {
    const wrong = { ...event(), ...(fields as object) };
    const rows = await report(machine, event(), wrong, event());
    expect(rows.map(({ status }) => status)).toEqual(["accepted", "refused", "accepted"]);
    expect(rows[1]).toMatchObject({ reason, field });
  });

  test("another tenant's project, actor and workspace are like absent ones, and the rest is kept", async () => {
    const rows = await report(
      machine,
      event({ project: theirs.project.id }),
      event({ actor: theirs.owner.id }),
      event({ workspace: theirs.workspace.id }),
      event(),
      "no event at all",
    );
    expect(rows).toMatchObject([
      { status: "refused", code: "NOT_FOUND", reason: "not_found", field: "project" },
      { status: "refused", code: "NOT_FOUND", reason: "not_found", field: "actor" },
      { status: "refused", code: "NOT_FOUND", reason: "not_found", field: "workspace" },
      { status: "accepted" },
      { id: null, status: "refused", code: "INVALID" },
    ]);
    expect(await rollUps(theirs.organization.id)).toEqual([]);
  });
});

describe("who may report", () => {
  let member: Person;
  beforeAll(async () => {
    member = await person();
    await workspaceMember(mine.workspace, member);
  });

  test("service accounts and admins of the workspace, by a credential; members are refused whole", async () => {
    const admin = await credential(mine.owner, mine.workspace);
    expect(await report(admin, event())).toMatchObject([{ status: "accepted" }]);
    const plain = await credential(member, mine.workspace);
    expect(await refusalOf(report(plain, event()))).toBe("FORBIDDEN permission_missing");
    expect(await refusalOf(report(admin, event({ workspace: theirs.workspace.id })))).toBe("NOT_FOUND not_found");
  });

  test("a credential that reaches more than one workspace has to name it", async () => {
    const wide = await credential(mine.owner, mine.organization);
    expect(await refusalOf(report(wide, event()))).toBe("INVALID invalid_value (workspace)");
    expect(
      await report(
        wide,
        event({ workspace: mine.workspace.slug }),
        event({ workspace: mine.organization.workspace.id }),
      ),
    ).toMatchObject([{ status: "accepted" }, { status: "accepted" }]);
  });

  test("a credential of one project reports for that alone, and a reading one for none", async () => {
    const { actor } = machine;
    const limited = (scopes: { permissions: string[] | null; readOnly: boolean; project: string | null }) => ({
      actor: { ...actor, credential: actor.credential === null ? null : { ...actor.credential, scopes } },
    });
    const one = limited({ permissions: null, readOnly: false, project: mine.project.id });
    expect(await report(one, event(), event({ project: mine.workspace.project.id }))).toMatchObject([
      { status: "accepted" },
      { status: "refused", code: "NOT_FOUND", field: "project" },
    ]);
    const reading = limited({ permissions: null, readOnly: true, project: null });
    expect(await refusalOf(report(reading, event()))).toBe("FORBIDDEN credential_scope");
  });
});

test("a meter of the organization's own takes events until it is archived, and the largest counts where it says so", async () => {
  const of = await tenant();
  const owner = callerOf(of.owner);
  const at = { organization: of.organization.id };
  const sender = await serviceAccount(of.workspace, { createdBy: of.owner });
  const made = await owner.meters.create({
    ...at,
    key: "queue_depth",
    name: "Queue depth",
    unit: "job",
    aggregation: "max",
  });
  await report(sender, ...[3, 9, 4].map((quantity) => event({ meter: "queue_depth", quantity })));
  await report(sender, event({ meter: "queue_depth", quantity: 5 }));
  expect(await totalOf(of.organization.id, "queue_depth")).toBe("9");
  await owner.meters.archive({ ...at, meter: made.id ?? "" });
  expect(await report(sender, event({ meter: "queue_depth" }), event())).toMatchObject([
    { status: "refused", code: "CONFLICT", reason: "archived", field: "meter" },
    { status: "accepted" },
  ]);
  expect(await totalOf(of.organization.id, "queue_depth")).toBe("9");
});
