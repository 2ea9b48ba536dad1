import { beforeAll, describe, expect, test } from "vitest";
import { calendar } from "@/server/billing/periods";
import { rebuildUsageTask } from "@/server/tasks/rebuild-usage";
import { unflushedApiCalls } from "@/server/usage/calls";
import { flushUsage } from "@/server/usage/flush";
import { measureStorage, measureUsage } from "@/server/usage/measure";
import { makePartitions } from "@/server/usage/partitions";
import { rebuildUsage } from "@/server/usage/rebuild";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { knock } from "@/server/testing/doors/knock";
import { organizationMember, person } from "@/server/testing/factory";
import { serviceAccount, type ServiceAccountRef } from "@/server/testing/factories/machines";
import { systemRequest } from "@/server/testing/requests";
import { tenant, type Tenant } from "@/server/testing/tenant";
import { event, report, rollUps, totalOf } from "@/server/testing/factories/usage";

useDatabase();

let of: Tenant;
let machine: ServiceAccountRef;
beforeAll(async () => {
  of = await tenant();
  machine = await serviceAccount(of.workspace, { createdBy: of.owner });
});

const DAY_MILLISECONDS = 86_400_000;

describe("roll-ups", () => {
  test("are made anew from the events as they were, from whatever was left of them", async () => {
    const owner = callerOf(of.owner);
    const meter = { key: "depth", name: "Depth", unit: "job", aggregation: "max" as const };
    await owner.meters.create({ organization: of.organization.id, ...meter });
    const models = ["m-1", 'a "quoted" \\ one', "größe/ß"];
    const events = Array.from({ length: 60 }, (_, index) =>
      event({
        meter: ["tokens", "compute_seconds", "depth"][index % 3] ?? "",
        quantity: (index * 7) % 11,
        time: new Date(Date.now() - (index % 5) * DAY_MILLISECONDS - index * 1_000_000).toISOString(),
        ...(index % 2 === 0 ? { project: of.project.id } : { actor: machine.serviceAccount }),
        dimensions: { model: models[index % 3] ?? "", direction: index % 4 < 2 ? "input" : "output" },
      }),
    );
    expect((await report(machine, ...events)).every(({ status }) => status === "accepted")).toBe(true);
    const before = await rollUps(of.organization.id);
    await sql(`delete from "usage_days" where "meter" = 'tokens'`);
    await sql(`update "usage_hours" set "quantity" = 1`);
    await sql(
      `insert into "usage_day_totals" values ($1, '2026-01-01', '', '', 'tokens', 5, 1), ($1, $2::date, '', '', 'ghost', 5, 1)`,
      of.organization.id,
      events[0]?.time?.slice(0, 10),
    );
    await rebuildUsage(systemRequest(), { organizationId: of.organization.id, from: "2026-01-01" });
    const ghosts = await sql(`delete from "usage_day_totals" where "day" = '2026-01-01' returning 1 as "one"`);
    expect(ghosts.length).toBeLessThanOrEqual(1);
    expect(await rollUps(of.organization.id)).toEqual(before);
  });

  test("are made anew by the operator's command, for one organization and span", async () => {
    const before = await rollUps(of.organization.id);
    await sql(`delete from "usage_days" where "organizationId" = $1`, of.organization.id);
    const lines: string[] = [];
    const run = (...values: string[]) =>
      rebuildUsageTask(systemRequest("host-command"), values, (line) => lines.push(line));
    expect(await run("--organization", of.organization.slug, "--from", "2026-01-01")).toBe(0);
    expect(lines.at(-1)).toMatch(/^\d+ days were counted anew\.$/);
    expect(await rollUps(of.organization.id)).toEqual(before);
    for (const wrong of [["--from", "yesterday"], ["--every"]]) expect(await run(...wrong)).toBe(2);
    expect([await run("--organization", "nowhere"), lines.at(-1)]).toEqual([
      1,
      "There is no organization with this slug.",
    ]);
  });

  test("of a deleted organization are made anew too, by its id: its last invoice is yet to come", async () => {
    const gone = await tenant();
    const { id } = gone.organization;
    await report(await serviceAccount(gone.workspace, { createdBy: gone.owner }), event());
    await sql(`update "organizations" set "deletedAt" = now() where "id" = $1`, id);
    await sql(`delete from "usage_days" where "organizationId" = $1`, id);
    const lines: string[] = [];
    const values = ["--organization", id];
    expect(await rebuildUsageTask(systemRequest("host-command"), values, (line) => lines.push(line))).toBe(0);
    expect(lines.at(-1)).toBe("1 day was counted anew.");
  });

  test("stay as they are while events move into the partitions of their months", async () => {
    const before = await sql('select count(*)::int as "n" from "usage_events"');
    await makePartitions(systemRequest());
    await makePartitions(systemRequest());
    expect(await sql('select count(*)::int as "n" from "usage_events"')).toEqual(before);
    expect(await sql('select count(*)::int as "n" from "usage_events_other"')).toEqual([{ n: 0 }]);
    const partitions = await sql(
      `select count(*)::int as "n" from "pg_inherits" where "inhparent" = 'usage_events'::regclass`,
    );
    expect(partitions).toEqual([{ n: 8 }]);
    expect(await report(machine, event())).toMatchObject([{ status: "accepted" }]);
  });
});

test("a month that gets no partition keeps no other month back", async () => {
  await sql('create table "usage_events_2031_04" ("one" int)');
  await expect(makePartitions(systemRequest(), new Date("2031-06-15T00:00:00Z"))).rejects.toThrow();
  const made = await sql(
    `select count(*)::int as "n" from "pg_inherits"
     where "inhparent" = 'usage_events'::regclass and "inhrelid"::regclass::text like 'usage_events_2031_%'`,
  );
  expect(made).toEqual([{ n: 6 }]);
});

describe("what the product counts by itself", () => {
  test("API calls by credential are booked once, whatever happens to the first try", async () => {
    const own = await tenant();
    const sender = await serviceAccount(own.workspace, { createdBy: own.owner });
    const path = `/workspaces/${own.workspace.id}`;
    for (let call = 0; call < 3; call += 1) expect((await knock("GET", path, { credential: sender })).status).toBe(200);
    expect((await knock("GET", "/workspaces/nowhere", { credential: sender })).status).toBe(404);
    expect((await knock("GET", "/whoami", { credential: sender })).status).toBe(200);
    await flushUsage(systemRequest());
    await flushUsage(systemRequest());
    expect(await totalOf(own.organization.id, "api_calls")).toBe("4");
    const rows = await sql(
      `select distinct "actorId", "projectId" from "usage_days" where "organizationId" = $1 and "meter" = 'api_calls'`,
      own.organization.id,
    );
    expect(rows).toEqual([{ actorId: sender.serviceAccount, projectId: own.workspace.project.id }]);
  });

  test("one organization whose counts cannot be written keeps no other back, and loses none of them", async () => {
    const [failing, other] = [await tenant(), await tenant()];
    for (const { owner, workspace, project } of [failing, other]) {
      const sender = await serviceAccount(workspace, { createdBy: owner });
      const { id } = workspace;
      const resources = [{ type: "dataset", externalId: "one", name: "One", project: project.id, sizeBytes: 70 }];
      await callerOf(owner).resources.register({ workspace: id, resources });
      expect((await knock("GET", `/workspaces/${id}`, { credential: sender })).status).toBe(200);
    }
    const booked = async ({ organization: { id } }: Tenant) => {
      return [await totalOf(id, "api_calls"), await totalOf(id, "storage_bytes"), unflushedApiCalls(id)];
    };
    const refused = `"organizationId" <> '${failing.organization.id}'`;
    await sql(`alter table "usage_day_totals" add constraint "refused" check (${refused}) not valid`);
    await expect(flushUsage(systemRequest())).rejects.toThrow();
    expect(await booked(failing)).toEqual(["0", "0", 1]);
    expect(await booked(other)).toEqual(["1", "70", 0]);
    await sql(`alter table "usage_day_totals" drop constraint "refused"`);
    await flushUsage(systemRequest());
    expect(await booked(failing)).toEqual(["1", "70", 0]);
  });

  test("storage is the sum of registered resources, at each level by itself, and the largest of the day counts", async () => {
    const own = await tenant();
    const owner = callerOf(own.owner);
    const { id: workspace } = own.workspace;
    const put = (project: string, sizeBytes: number) =>
      owner.resources.register({
        workspace,
        resources: [{ type: "dataset", externalId: project, name: project, project, sizeBytes }],
      });
    await put(own.project.id, 100);
    await put(own.workspace.project.id, 50);
    await flushUsage(systemRequest());
    await put(own.project.id, 20);
    await flushUsage(systemRequest());
    await measureStorage(systemRequest(), own.organization.id, calendar([]));
    const rows = await sql(
      `select "workspaceId" as "w", "projectId" as "p", max("quantity")::float8 as "n" from "usage_day_totals"
       where "organizationId" = $1 and "meter" = 'storage_bytes' group by 1, 2 order by 3 desc, 1, 2`,
      own.organization.id,
    );
    expect(rows).toEqual([
      { w: "", p: "", n: 150 },
      { w: workspace, p: "", n: 150 },
      { w: workspace, p: own.project.id, n: 100 },
      { w: workspace, p: own.workspace.project.id, n: 50 },
    ]);
  });

  test("members are the active people, not those who are suspended, and not service accounts", async () => {
    const own = await tenant();
    await serviceAccount(own.workspace, { createdBy: own.owner });
    const [active, suspended] = [await person(), await person()];
    await organizationMember(own.organization, active);
    await organizationMember(own.organization, suspended);
    await sql('update "organization_members" set "suspendedAt" = now() where "userId" = $1', suspended.id);
    await measureUsage(systemRequest());
    await measureUsage(systemRequest());
    expect(await totalOf(own.organization.id, "members")).toBe("2");
    const summary = await callerOf(own.owner).usage.organizationSummary({ organization: own.organization.id });
    expect(summary.members).toEqual({ used: 2, invited: 0, limit: null, limitedBy: null });
  });
});
