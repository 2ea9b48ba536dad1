import { expect, test } from "vitest";
import { COMMON_ACCESS } from "@/server/collaborators/schema";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { resourceIn } from "@/server/testing/factories/access";
import { organizationMember, person } from "@/server/testing/factory";
import { tenant } from "@/server/testing/tenant";

useDatabase();

type Access = Partial<Record<"job" | "dataset" | "model", "none" | "read" | "all">>;

/** Somebody of the organization who is in the private project alone, and what they may with one thing of each type. */
async function shared(access: Access) {
  const of = await tenant();
  const who = await person();
  await organizationMember(of.organization, who);
  const at = { workspace: of.workspace.id, project: of.project.id };
  await callerOf(of.owner).collaborators.add({ ...at, email: who.email, access });
  const [job, dataset, model] = [
    await resourceIn(of.project),
    await resourceIn(of.project, { type: "dataset" }),
    await resourceIn(of.project, { type: "model" }),
  ];
  const checks = [
    { permission: "read", resource: { type: "job", id: job.id } },
    { permission: "job.notebook", resource: { type: "job", id: job.id } },
    { permission: "modify", resource: { type: "job", id: job.id } },
    { permission: "read", resource: { type: "dataset", id: dataset.id } },
    { permission: "modify", resource: { type: "dataset", id: dataset.id } },
    {
      permission: "model.create-version",
      resource: { type: "model", id: model.id },
      from: { type: "job", id: job.id },
    },
    { permission: "modify", resource: { type: "model", id: model.id } },
  ] as const;
  const { items = [] } = await callerOf(who).decisions.check({ workspace: at.workspace, checks: [...checks] });
  const resources = (["job", "dataset"] as const).map((type) => ({ type, externalId: "new", name: "New" }));
  const made = await callerOf(who).resources.registerInProject({ ...at, resources });
  return { may: items.map(({ allowed }) => allowed), made: made.items.map(({ status }) => status) };
}

test("with all of jobs and reading of the rest one uses datasets and models, and makes versions by a job alone", async () => {
  const { may, made } = await shared(COMMON_ACCESS);
  expect(may).toEqual([true, true, true, true, false, true, false]);
  expect(made).toEqual(["created", "refused"]);
});

test("with reading of jobs one opens and edits a notebook's content, and neither makes nor changes a job", async () => {
  const { may, made } = await shared({ job: "read", dataset: "none", model: "read" });
  expect(may).toEqual([true, true, false, false, false, false, false]);
  expect(made).toEqual(["refused", "refused"]);
});
