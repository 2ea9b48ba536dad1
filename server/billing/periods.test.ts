import { expect, test } from "vitest";
import {
  addDays,
  calendar,
  dayOf,
  daysBetween,
  daysIn,
  isDay,
  isTimeZone,
  periodOf,
  previousPeriod,
  startOf,
} from "./periods";

const ZONES = ["UTC", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kathmandu", "Africa/Cairo", "America/Santiago"];

test("a moment belongs to the day of the customer's zone", () => {
  const moment = new Date("2026-03-01T07:59:59.999Z");
  expect(dayOf(moment, "UTC")).toBe("2026-03-01");
  expect(dayOf(moment, "America/Los_Angeles")).toBe("2026-02-28");
  expect(dayOf(moment, "Pacific/Auckland")).toBe("2026-03-01");
  expect(dayOf(new Date("2026-03-01T08:00:00Z"), "America/Los_Angeles")).toBe("2026-03-01");
});

test.each(ZONES)("each day of a year in %s begins where the one before ends", (zone) => {
  let day = "2026-01-01";
  while (day < "2027-01-15") {
    const begins = startOf(day, zone).getTime();
    expect(dayOf(begins, zone)).toBe(day);
    expect(dayOf(begins - 1, zone)).toBe(addDays(day, -1));
    day = addDays(day, 1);
  }
});

test("days when the clocks change are shorter and longer", () => {
  const hours = (day: string, zone: string) =>
    (startOf(addDays(day, 1), zone).getTime() - startOf(day, zone).getTime()) / 3_600_000;
  expect(hours("2026-03-08", "America/Los_Angeles")).toBe(23);
  expect(hours("2026-11-01", "America/Los_Angeles")).toBe(25);
  expect(hours("2026-04-05", "Pacific/Auckland")).toBe(25);
});

test("a day that a zone left out begins with the next", () => {
  expect(dayOf(startOf("2011-12-31", "Pacific/Apia"), "Pacific/Apia")).toBe("2011-12-31");
});

test("periods are calendar months and follow each other", () => {
  expect(periodOf("2026-12-31")).toEqual({ start: "2026-12-01", end: "2027-01-01" });
  expect(previousPeriod(periodOf("2026-01-01"))).toEqual({ start: "2025-12-01", end: "2026-01-01" });
  expect(daysIn(periodOf("2028-02-10"))).toBe(29);
  expect(daysBetween("2026-03-01", "2026-04-01")).toBe(31);
});

test("what is no day and no zone is told apart", () => {
  expect(isDay("2026-02-30")).toBe(false);
  expect(isDay("2028-02-29")).toBe(true);
  expect(isTimeZone("Mars/Olympus")).toBe(false);
  expect(isTimeZone("Pacific/Auckland")).toBe(true);
});

test.each([
  ["UTC", "America/Los_Angeles"],
  ["UTC", "Pacific/Auckland"],
  ["Pacific/Auckland", "America/Los_Angeles"],
  ["America/Los_Angeles", "Pacific/Auckland"],
])("from %s to %s each moment is of one day and no day runs backwards", (old, now) => {
  const {
    dayOf: day,
    startOf: start,
    zoneOn,
  } = calendar([
    { from: null, zone: old },
    { from: "2026-04-01", zone: now },
  ]);
  const begins = startOf("2026-04-01", old).getTime();
  expect(day(begins - 1)).toBe("2026-03-31");
  expect(day(begins)).toBe(dayOf(begins, now) < "2026-04-01" ? "2026-04-01" : dayOf(begins, now));
  expect(start("2026-04-01").getTime()).toBe(begins);
  expect([zoneOn("2026-03-31"), zoneOn("2026-04-01")]).toEqual([old, now]);
  let before = "";
  for (let moment = begins - 3 * 86_400_000; moment < begins + 5 * 86_400_000; moment += 900_000) {
    expect(day(moment) >= before).toBe(true);
    before = day(moment);
  }
  for (const one of ["2026-03-30", "2026-04-02", "2026-04-03"]) {
    expect(day(start(one))).toBe(one);
    expect(day(start(one).getTime() - 1) < one).toBe(true);
  }
});
