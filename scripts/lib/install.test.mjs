import { expect, it } from "vitest";
import { isInstalled } from "./install.mjs";

const wanted = {
  "": {},
  cli: {},
  "node_modules/a": { version: "1.0.0" },
  "node_modules/build-tool": { version: "2.0.0", dev: true },
  "node_modules/a-darwin": { version: "1.0.0", optional: true },
};
const installed = { "node_modules/a": { version: "1.0.0" }, "node_modules/build-tool": { version: "2.0.0" } };

it("accepts what a plain `npm ci` installed, without the packages of other platforms", () => {
  expect(isInstalled(wanted, installed, { dev: true })).toBe(true);
});

it("asks for build tools only when something is to be built", () => {
  const { "node_modules/a": a } = installed;
  expect(isInstalled(wanted, { "node_modules/a": a }, { dev: false })).toBe(true);
  expect(isInstalled(wanted, { "node_modules/a": a }, { dev: true })).toBe(false);
});

it("refuses another version, a missing package and no installation at all", () => {
  expect(isInstalled(wanted, { ...installed, "node_modules/a": { version: "0.9.0" } }, { dev: true })).toBe(false);
  expect(isInstalled(wanted, {}, { dev: false })).toBe(false);
  expect(isInstalled(wanted, undefined, { dev: false })).toBe(false);
});
