import { describe, expect, it } from "vitest";

import { dayOf, endOfDay } from "./end-of-day";

describe("endOfDay", () => {
  it("is the last second of the day where the reader is", () => {
    const end = new Date(endOfDay("2027-03-04"));
    expect([end.getFullYear(), end.getMonth(), end.getDate(), end.getHours(), end.getSeconds()]).toEqual([
      2027, 2, 4, 23, 59,
    ]);
  });

  it("leaves what is no day to the schema", () => {
    expect(endOfDay("soon")).toBe("soon");
    expect(dayOf("soon")).toBe("");
  });

  it("is the day of the zone that somebody chose, wherever their browser is", () => {
    const tokyo = { locale: "de-DE", timeZone: "Asia/Tokyo" };
    expect(endOfDay("2027-03-04", tokyo)).toBe("2027-03-04T14:59:59.000Z");
    expect(dayOf("2027-03-04T15:00:00.000Z", tokyo)).toBe("2027-03-05");
  });

  it("comes back as the same day", () => {
    expect(dayOf(endOfDay("2027-12-31"))).toBe("2027-12-31");
    expect(dayOf(endOfDay("2027-01-01"))).toBe("2027-01-01");
  });
});
