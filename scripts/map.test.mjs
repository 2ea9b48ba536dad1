import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { at } from "./lib/root.mjs";

const folders = (path) =>
  readdirSync(at(path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

test("the map of the house names each room of the server, and none that is not there", () => {
  const readme = readFileSync(at("README.md"), "utf8");
  const map = readme.slice(readme.indexOf("by what they are about:"), readme.indexOf("Beside them stand"));
  const rooms = folders("server");
  const inside = new Set(rooms.flatMap((room) => folders(`server/${room}`)));
  const named = [...map.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  expect(rooms.filter((room) => !named.includes(room))).toEqual([]);
  expect(named.filter((name) => !rooms.includes(name) && !inside.has(name))).toEqual([]);
});
