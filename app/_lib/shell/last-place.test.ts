import { describe, expect, it } from "vitest";

import { followingOn, readPlace, writePlace } from "./last-place";

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

  it("keeps the project active on the other pages of its workspace, and there alone", () => {
    const last = { organization: "acme", workspace: "research", project: "churn" };
    const page = { organization: "acme", workspace: "research" };
    expect(followingOn(page, last)).toEqual(last);
    expect(followingOn({ ...page, project: "vision" }, last)).toEqual({ ...page, project: "vision" });
    expect(followingOn({ ...page, workspace: "sales" }, last).project).toBeUndefined();
    expect(followingOn({ organization: "acme" }, last).project).toBeUndefined();
  });
});
