import { expect, test } from "vitest";

import { nextPage, pageNumber, previousPage } from "./address";
import type { TableAddress } from "./types";

function at(href: string): TableAddress {
  const { pathname, searchParams } = new URL(href, "http://localhost");
  return { path: pathname, query: Object.fromEntries(searchParams) };
}

test("a page knows its number, and the way back, however many lie before it", () => {
  let here = at("/audit?result=done");
  for (let page = 1; page < 61; page += 1) {
    expect(pageNumber(here)).toBe(page);
    here = at(nextPage(here, `cursor-${page + 1}`));
  }
  expect(pageNumber(here)).toBe(61);
  for (let page = 60; page > 21; page -= 1) {
    here = at(previousPage(here) ?? "");
    expect([pageNumber(here), here.query.cursor]).toEqual([page, `cursor-${page}`]);
  }
});

test("before the oldest page that the address keeps comes the first one", () => {
  let here = at("/audit?result=done");
  for (let page = 2; page <= 61; page += 1) here = at(nextPage(here, `cursor-${page}`));
  for (let back = 0; back < 41; back += 1) here = at(previousPage(here) ?? "");
  expect(here.query).toEqual({ result: "done" });
  expect([pageNumber(here), previousPage(here)]).toEqual([1, null]);
});

test("a page whose trail is lost has no number, and leads back to the first one", () => {
  const lost = at("/audit?cursor=abc");
  expect([pageNumber(lost), previousPage(lost)]).toEqual([null, "/audit"]);
});
