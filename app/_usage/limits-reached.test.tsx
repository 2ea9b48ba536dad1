import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import type { UsageSummaryView } from "@/server/usage/schema/report";

import { LimitsReached, reachedLimits } from "./limits-reached";

const FREE: UsageSummaryView = {
  plan: "Free",
  periodStart: "2026-11-01",
  periodEnd: "2026-12-01",
  timeZone: "UTC",
  members: { used: 2, invited: 0, limit: 3, limitedBy: "plan" },
  storage: { used: "0", available: "1000", limit: 1_000 },
  apiCalls: { used: "9", limit: 10 },
};

test("a limit of the plan is told once it is reached, invitations that wait among the members", () => {
  expect(reachedLimits(FREE)).toEqual([]);
  const members = { used: 2, invited: 1, limit: 3, limitedBy: "plan" as const };
  expect(reachedLimits({ ...FREE, members })).toEqual(["members"]);
  const full = { ...FREE, storage: { ...FREE.storage, used: "1000" }, apiCalls: { used: "11", limit: 10 } };
  expect(reachedLimits(full)).toEqual(["storage", "apiCalls"]);
  expect(
    reachedLimits({ ...full, storage: { ...full.storage, limit: null }, apiCalls: { used: "11", limit: null } }),
  ).toEqual([]);
});

test("whoever may change the plan is led to a larger one from the usage that reached it, others read whom to ask", () => {
  const shown = (upgrade?: string) =>
    renderToStaticMarkup(<LimitsReached reached={["members"]} upgrade={upgrade} mayChoose={false} />);
  expect(shown("/organizations/acme/billing/upgrade")).toContain('href="/organizations/acme/billing/upgrade"');
  expect(shown()).not.toContain("href=");
  expect(shown()).toContain("An owner or somebody who manages billing");
  expect(renderToStaticMarkup(<LimitsReached reached={[]} mayChoose />)).toBe("");
});

test("where no plan helps, nobody is sent to choose one", () => {
  const members = { used: 5, invited: 0, limit: 5, limitedBy: "operator" as const };
  expect(reachedLimits({ ...FREE, members })).toEqual(["seats"]);
  const seats = renderToStaticMarkup(<LimitsReached reached={["seats"]} upgrade="/upgrade" mayChoose />);
  expect(seats).toContain("ask the operator for more seats");
  expect(seats).not.toContain("href=");
  expect(seats).not.toContain("plan");
  const both = renderToStaticMarkup(<LimitsReached reached={["seats", "storage"]} upgrade="/upgrade" mayChoose />);
  expect(both).toContain('href="/upgrade"');
  const none = renderToStaticMarkup(<LimitsReached reached={["storage"]} mayChoose />);
  expect(none).toContain("No larger plan is on offer");
  expect(none).not.toContain("An owner or somebody");
});
