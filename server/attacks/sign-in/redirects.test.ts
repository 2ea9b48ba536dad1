import { describe, expect, test } from "vitest";
import { safeNext } from "@/server/safe-next";

/** Where a browser that stands on the sign-in page ends up. */
function landing(next: string): string {
  const here = "https://tenantry.example.com/sign-in";
  const there = safeNext(next);
  return URL.canParse(there, here) ? new URL(there, here).origin : "nowhere";
}

const FOREIGN = [
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/%09/evil.example",
  "/%0d%0a/evil.example",
  "/%5cevil.example",
  "/%2f/evil.example",
  "/.//evil.example",
  "/./\\evil.example",
  "/x/..//evil.example",
  "///evil.example",
  "https:evil.example",
  "https:/evil.example",
  "https://evil.example",
  "https://tenantry.example.com@evil.example",
  "https://tenantry.example.com.evil.example",
  "tenantry.example.com.evil.example",
  "javascript:alert(1)",
  "JavaScript://%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "@evil.example",
  ".evil.example",
  "",
];

describe("the page to go on to after signing in", () => {
  test.each(FOREIGN)("is the default page for %j", (next) => {
    expect(safeNext(next)).toBe("/");
  });

  test.each(["/", "/invitations/abc?x=1#y", "/workspaces/one/projects", "/docs/a%2fb"])(
    "is %j, a page of ours",
    (next) => {
      expect(safeNext(next)).toBe(next);
    },
  );

  test("is on this site, whatever is made of slashes, dots, control characters and hosts", () => {
    const parts = [
      "/",
      "\\",
      ".",
      "..",
      "\t",
      "\n",
      "%2f",
      "%5c",
      "%09",
      "@",
      ":",
      "?",
      "#",
      "evil.example",
      "https:",
      " ",
    ];
    const starts = parts.flatMap((one) => parts.flatMap((two) => parts.map((three) => one + two + three)));
    const texts = starts.flatMap((start) => [`${start}evil.example`, `/${start}//evil.example`]);
    const away = texts.filter((next) => landing(next) !== "https://tenantry.example.com");
    expect(away).toEqual([]);
    // As it stands in a header or a link, where nothing is decoded once more.
    expect(texts.filter((next) => /^\/[/\\]|^[^/]/.test(safeNext(next)))).toEqual([]);
  });
});
