import { describe, expect, test } from "vitest";
import { readJson } from "./json";
import { FormatProblem, type ConfigObject } from "./values";
import { readYaml } from "./yaml";

function plain(value: ConfigObject): unknown {
  return JSON.parse(JSON.stringify(value));
}

function problemOf(read: (text: string) => unknown, text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof FormatProblem) return `${error.line}:${error.column} ${error.message}`;
    throw error;
  }
  return "none";
}

describe("JSON", () => {
  test("is read as it stands", () => {
    expect(plain(readJson('{"a": [1, -2.5e3, "x\\u0041\\n", true, null, {}], "b": {"c": []}}'))).toEqual({
      a: [1, -2500, "xA\n", true, null, {}],
      b: { c: [] },
    });
  });

  test.each<[string, RegExp]>([
    ['{"a": 1,\n "b": }', /^2:7 /],
    ['{"a": 1,}', /^1:9 /],
    ['{"a": 1 "b": 2}', /^1:9 A comma is missing/],
    ['{"a" 1}', /^1:6 ":" is missing/],
    ["{a: 1}", /^1:2 /],
    ['{"a": 1, "a": 2}', /^1:10 The key "a" stands here twice/],
    ['{"a": {"b": 1, "c": 2, "b": 3}}', /^1:24 The key "b" stands here twice/],
    ['{"a": "b', /^1:7 /],
    ['{"a": 1', /"}" is missing/],
    ['{"a": 1} x', /^1:10 /],
    ["// one\n{}", /^1:1 JSON has no comments/],
    ["[1]", /^1:1 A configuration is an object/],
    ["", /A value is missing|A configuration/],
    ['{"__proto__": {"x": 1}}', /^1:2 "__proto__" is no name/],
    ['{"a": '.concat("[".repeat(100_000)), /Nested deeper than 64/],
  ])("says where it is wrong: %s", (text, expected) => {
    expect(problemOf(readJson, text)).toMatch(expected);
  });
});

describe("YAML", () => {
  test.each<[string, string, unknown]>([
    [
      "scalars of the core schema",
      "a: 1\nb: yes\nc: 0x10\nd: 1e3\ne: ~\nf: 'x'\ng: 2001-01-01\nh: 010",
      { a: 1, b: "yes", c: 16, d: 1000, e: null, f: "x", g: "2001-01-01", h: 10 },
    ],
    ["blocks and flows", "a:\n  - 1\n  - {b: c}\nd: |\n  one\n  two\n", { a: [1, { b: "c" }], d: "one\ntwo\n" }],
    ["anchors", "a: &x {b: 1}\nc: *x\nd: [*x]", { a: { b: 1 }, c: { b: 1 }, d: [{ b: 1 }] }],
    [
      "merge keys",
      "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\ne:\n  <<: [{f: 1}, {f: 2, g: 3}]",
      { a: { b: 1, c: 2 }, d: { b: 1, c: 3 }, e: { f: 1, g: 3 } },
    ],
    ["keys that look like numbers", "1: x\n010: y\ntrue: z", { "1": "x", "010": "y", true: "z" }],
    ["nothing", "# only this\n", {}],
  ])("%s", (_, text, expected) => {
    expect(plain(readYaml(text))).toEqual(expected);
  });

  test.each<[string, RegExp]>([
    ["a: 1\nb: [1, 2", /^2:/],
    ["a: 1\na: 2", /^2:1 /],
    ["a:\n\tb: 1", /^2:1 /],
    ["a: !!js/function x", /^1:4 /],
    ["a: !!binary aGk=", /^1:13 Only text/],
    ["b: 1\na: *y", /^2:4 Nothing before this is called "&y"/],
    ["---\na: 1\n---\nb: 2", /^3:1 A configuration is one document/],
    ["- 1", /^1:1 A configuration is a mapping/],
    ["a: .nan", /^1:4 Only text/],
    ["? [a]\n: 1", /A key is text/],
    ["__proto__: 1", /^1:1 "__proto__" is no name/],
    ["a: {<<: 1}", /"<<" takes a mapping/],
    ["a: &a [*a]", /^1:7 Nested deeper/],
    ["a: ".concat("[".repeat(50_000)), /Nested deeper than 64/],
    [Array.from({ length: 1_000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), /Nested deeper than 64/],
  ])("says where it is wrong: %.60s", (text, expected) => {
    expect(problemOf(readYaml, text)).toMatch(expected);
  });

  test("anchors that stand for thousands of millions of values are refused", () => {
    const names = "abcdefghi";
    const rows = names
      .slice(1)
      .split("")
      .map((name, i) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${names.charAt(i)}`).join(", ")}]`);
    expect(problemOf(readYaml, ["a: &a [x, x, x, x, x, x, x, x, x]", ...rows].join("\n"))).toMatch(
      /stand for more than/,
    );
  });
});
