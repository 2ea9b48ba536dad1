import { expect, test } from "vitest";

import { dayBegins } from "./day-in-zone";

test.each([
  ["2026-03-04", "UTC", "2026-03-04T00:00:00.000Z"],
  ["2026-03-04", "America/New_York", "2026-03-04T05:00:00.000Z"],
  ["2026-07-04", "America/New_York", "2026-07-04T04:00:00.000Z"],
  ["2026-03-04", "Asia/Kolkata", "2026-03-03T18:30:00.000Z"],
  ["2026-03-04", "Pacific/Kiritimati", "2026-03-03T10:00:00.000Z"],
  // The clocks change on these days.
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
  ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000Z"],
])("%s begins in %s at %s", (day, zone, moment) => {
  expect(dayBegins(day, zone)).toBe(moment);
});

test("a day ends where the next begins, also when it has 23 hours", () => {
  expect(dayBegins("2026-03-29", "Europe/Berlin", 1)).toBe("2026-03-29T22:00:00.000Z");
});

test.each([undefined, "", "yesterday", "2026-13-45", "2026-3-4"])("%s is no day", (text) => {
  expect(dayBegins(text, "UTC")).toBeUndefined();
});
