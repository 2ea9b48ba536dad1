import { expect, test } from "vitest";
import { callerOf } from "@/server/testing/caller";
import { sql, useDatabase } from "@/server/testing/database";
import { person } from "@/server/testing/factory";
import { refusalOf } from "@/server/testing/refusal";

useDatabase();

test("name, time zone and locale change each for itself, and the row names what changed", async () => {
  const who = await person();
  const { accounts } = callerOf(who);
  expect(await accounts.get()).toMatchObject({ timeZone: null, locale: null, picture: null });
  expect(await accounts.update({ timeZone: "Asia/Tokyo" })).toMatchObject({ name: who.name, timeZone: "Asia/Tokyo" });
  expect(await accounts.update({ locale: "de-DE", name: "Another" })).toMatchObject({
    name: "Another",
    timeZone: "Asia/Tokyo",
    locale: "de-DE",
  });
  expect(await accounts.update({ timeZone: null })).toMatchObject({ timeZone: null, locale: "de-DE" });
  const rows = await sql(`select "before", "after" from "audit_entries" where "actorId" = $1 order by "id"`, who.id);
  expect(rows).toEqual([
    { before: { timeZone: null }, after: { timeZone: "Asia/Tokyo" } },
    { before: { name: who.name, locale: null }, after: { name: "Another", locale: "de-DE" } },
    { before: { timeZone: "Asia/Tokyo" }, after: { timeZone: null } },
  ]);
});

test.each([
  ["timeZone", "Mars/Olympus"],
  ["timeZone", "+02:00"],
  ["timeZone", "../etc/passwd"],
  ["timeZone", ""],
  ["locale", "xx"],
  ["locale", "de-DE-u-nu-arab"],
  ["locale", "x-private"],
  ["locale", "de_DE"],
])("%s %j is none", async (field, value) => {
  const who = await person();
  expect(await refusalOf(callerOf(who).accounts.update({ [field]: value }))).toBe(`INVALID invalid_value (${field})`);
});

test.each(["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+3"])("%s is a zone", async (timeZone) => {
  expect(await callerOf(await person()).accounts.update({ timeZone })).toMatchObject({ timeZone });
});
