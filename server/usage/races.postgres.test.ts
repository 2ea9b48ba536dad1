import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { useDatabase } from "@/server/testing/database";
import { serviceAccount } from "@/server/testing/factories/machines";
import { event, report, rollUps, totalOf, type EventLike } from "@/server/testing/factories/usage";
import { systemRequest } from "@/server/testing/requests";
import { tenant } from "@/server/testing/tenant";
import { makePartitions } from "./partitions";
import { rebuildUsage } from "./rebuild";

useDatabase();

const SENDERS = 8;
const EVENTS = 200;

async function sender() {
  const of = await tenant();
  return { of, machine: await serviceAccount(of.workspace, { createdBy: of.owner }) };
}

/** The same events in an order of the sender's own, so that two senders meet rows in opposite orders. */
function turned(events: readonly EventLike[], by: number): EventLike[] {
  const at = (by * 37) % events.length;
  const turnedEvents = [...events.slice(at), ...events.slice(0, at)];
  return by % 2 === 0 ? turnedEvents : turnedEvents.reverse();
}

test("many senders with the same events in other orders wait for each other, and each event counts once", async () => {
  const { of, machine } = await sender();
  const events = Array.from({ length: EVENTS }, (_, index) =>
    event({
      id: `raced-${index}`,
      time: new Date(Date.now() - (index % 4) * 86_400_000).toISOString(),
      project: index % 2 === 0 ? of.project.id : "default",
      dimensions: { gpuType: `type-${index % 7}` },
    }),
  );
  const answers = await Promise.all(Array.from({ length: SENDERS }, (_, by) => report(machine, ...turned(events, by))));
  const statuses = answers.flat().map(({ status }) => status);
  expect(statuses.filter((status) => status === "accepted")).toHaveLength(EVENTS);
  expect(statuses.filter((status) => status === "refused")).toEqual([]);
  expect(await totalOf(of.organization.id, "compute_seconds")).toBe(String(EVENTS));
});

test("what comes in while days are counted anew and months get their partitions is neither lost nor doubled", async () => {
  const { of, machine } = await sender();
  const organizationId = of.organization.id;
  const send = async (by: number) => {
    for (let turn = 0; turn < 15; turn += 1) {
      await report(machine, ...[1, 2, 3].map((of) => event({ id: `during-${by}-${turn}-${of}` })));
    }
  };
  const sending = Promise.all([1, 2, 3].map(send));
  const anew = async () => {
    for (let turn = 0; turn < 5; turn += 1) await rebuildUsage(systemRequest(), { organizationId });
  };
  // A month whose events others hold for too long waits for the task's next turn, as it does in the product.
  const partitions = () =>
    makePartitions(systemRequest()).catch((error: unknown) => {
      if (!String(error).includes("lock timeout")) throw error;
    });
  await Promise.all([sending, anew(), partitions()]);
  await makePartitions(systemRequest());
  expect(await totalOf(organizationId, "compute_seconds")).toBe("135");
  const before = await rollUps(organizationId);
  await rebuildUsage(systemRequest(), { organizationId });
  expect(await rollUps(organizationId)).toEqual(before);
  const day = await callerOf(of.owner).usage.ofOrganization({ organization: organizationId, meter: "compute_seconds" });
  expect(day.sum?.quantity).toBe("135");
});

test("of many senders at once one passes a hard stop, and the others wait for it and are refused", async () => {
  const { of, machine } = await sender();
  const organization = of.organization.id;
  const budget = { organization, scope: "organization", meter: "tokens", amount: "10", hardStop: true } as const;
  await callerOf(of.owner).budgets.create(budget);
  const send = () => report(machine, event({ meter: "tokens", quantity: 10 }), event({ quantity: 1 }));
  const answers = await Promise.all(Array.from({ length: 12 }, send));
  const tokens = answers.map(([first]) => first?.reason ?? first?.status);
  expect(tokens.filter((outcome) => outcome === "accepted")).toHaveLength(1);
  expect(tokens.filter((outcome) => outcome === "budget_reached")).toHaveLength(11);
  expect(await totalOf(organization, "compute_seconds")).toBe("12");
});
