import { expect, it } from "vitest";
import { addStubs, listProblems } from "./lock.mjs";

const lock = () => ({
  "": { name: "root" },
  "node_modules/a": {
    version: "1.0.0",
    integrity: "sha512-a",
    optionalDependencies: { "a-linux-arm64": "^1.2.0", b: "2" },
  },
  "node_modules/a/node_modules/b": { version: "2.0.0", integrity: "sha512-b" },
});

it("adds the optional packages of other platforms that a registry left out", () => {
  const packages = lock();
  expect(addStubs(packages)).toEqual(["a-linux-arm64"]);
  expect(packages["node_modules/a-linux-arm64"]).toEqual({
    version: "1.2.0",
    cpu: ["arm64"],
    os: ["linux"],
    optional: true,
  });
  expect(addStubs(packages)).toEqual([]);
  expect(listProblems(packages)).toEqual([]);
});

it("finds entries without integrity and those that name a registry", () => {
  const packages = {
    ...lock(),
    "node_modules/c": { version: "1.0.0" },
    "node_modules/d": { version: "1.0.0", integrity: "sha512-d", resolved: "https://registry.example.com/d.tgz" },
  };
  expect(listProblems(packages)).toEqual(["node_modules/c has no integrity", "node_modules/d names a registry"]);
});
