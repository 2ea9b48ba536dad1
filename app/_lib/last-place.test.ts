import { describe, expect, it } from "vitest";

import { readPlace, writePlace } from "./last-place";

describe("the last place", () => {
  it("comes back as it was written", () => {
    const place = { organization: "acme", workspace: "re_search-1", project: "churn" };
    expect(readPlace(writePlace(place))).toEqual(place);
    expect(readPlace(writePlace({ organization: "acme" }))).toEqual({ organization: "acme" });
  });

  it("is none where the cookie is none of ours", () => {
    for (const text of [undefined, "", "acme", "a.b", "a.b.c.d", "../x.y.z", "a b.c.d", `${"a".repeat(81)}.b.c`]) {
      expect(readPlace(text)).toEqual({});
    }
  });
});
