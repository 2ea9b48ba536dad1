import { describe, expect, test } from "vitest";
import { parseHocon } from "./hocon-parse";
import { resolveHocon } from "./hocon-resolve";
import { FormatProblem } from "./values";

function read(text: string): unknown {
  return JSON.parse(JSON.stringify(resolveHocon(text, parseHocon(text))));
}

function problemOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof FormatProblem) return `${error.line}:${error.column} ${error.message}`;
    throw error;
  }
  return "none";
}

describe("HOCON.md, section by section", () => {
  test.each<[string, string, unknown]>([
    ["root braces may be left out", "a : 1, b = two\nc { d : 3 }", { a: 1, b: "two", c: { d: 3 } }],
    ["JSON is HOCON", '{"a":[1,2,{"b":null}],"c":true}', { a: [1, 2, { b: null }], c: true }],
    ["comments", "# one\na : 1 // two\nb : 2 # three\n// four", { a: 1, b: 2 }],
    ["an empty text is an empty object", "\n# nothing\n", {}],
    [
      "commas or line ends divide, and one comma more at the end",
      "a : [1,2\n3,\n4,],\nb : 5,",
      { a: [1, 2, 3, 4], b: 5 },
    ],
    ["the separator may follow in the next line", 'a\n:\n1\n"b"\n{ c : 2 }', { a: 1, b: { c: 2 } }],
    ["later values win, objects merge", "foo : { a : 42 }, foo : { b : 43 }", { foo: { a: 42, b: 43 } }],
    [
      "what is no object between two objects keeps them apart",
      "foo : { a : 42 }, foo : null, foo : { b : 43 }",
      { foo: { b: 43 } },
    ],
    ["text without quotes", "a : some text here // not this", { a: "some text here" }],
    [
      "numbers, words and text that only begin like them",
      "a : 10.0.0.1, b : truefoo, c : -1.5e+3, d : 08, e : null, f : -x",
      { a: "10.0.0.1", b: "truefoo", c: -1500, d: "08", e: null, f: "-x" },
    ],
    ["three quotes keep lines and backslashes", 'a : """one\n"two" \\n"""""', { a: 'one\n"two" \\n""' }],
    ["joined values keep the white space between them", 'a :  foo "bar"  baz   ', { a: "foo bar  baz" }],
    ["lists and objects are joined too", "a : [1] [2, 3], b : {x : 1} {y : 2}", { a: [1, 2, 3], b: { x: 1, y: 2 } }],
    [
      "paths as keys",
      'a.b.c : 1, a."d.e" : 2, a b c : 3, 3.14 : 4',
      { a: { b: { c: 1 }, "d.e": 2 }, "a b c": 3, "3": { "14": 4 } },
    ],
    ["substitutions see the whole text, and its last word", "a : ${b}, b : 1, b : 2", { a: 2, b: 2 }],
    [
      "substitutions join with text",
      'who : you, a : "hi "${who}" there", p : /usr/${who}/bin',
      { who: "you", a: "hi you there", p: "/usr/you/bin" },
    ],
    [
      "optional ones that find nothing leave nothing",
      "a : ${?x}, b : [1, ${?x}, 2], c : foo${?x}, d : 1, d : ${?x}",
      { b: [1, 2], c: "foo", d: 1 },
    ],
    [
      "objects build on others",
      "base : { x : 1, y : 2 }, mine : ${base} { y : 3 }",
      { base: { x: 1, y: 2 }, mine: { x: 1, y: 3 } },
    ],
    [
      "a later object merges with one that is looked up",
      "base : { x : 1 }, mine : ${base}, mine : { y : 2 }",
      { base: { x: 1 }, mine: { x: 1, y: 2 } },
    ],
    ["a list grows by itself", "path : [ /bin ], path : ${path} [ /usr/bin ]", { path: ["/bin", "/usr/bin"] }],
    ["a text grows by itself", 'path : "a:b", path : ${path}":c"', { path: "a:b:c" }],
    ["+= appends, to nothing too", "a += 1, a += 2, b : [0], b += {c : 1}", { a: [1, 2], b: [0, { c: 1 }] }],
    [
      "a field of an object refers to its neighbour",
      "bar : { foo : 42, baz : ${bar.foo} }, bar : { foo : 43 }",
      { bar: { foo: 43, baz: 43 } },
    ],
    [
      "objects that refer into each other",
      "bar : { a : ${foo.d}, b : 1 }\nbar.b = 3\nfoo : { c : ${bar.b}, d : 2 }\nfoo.d = 4",
      { bar: { a: 4, b: 3 }, foo: { c: 3, d: 4 } },
    ],
    ["looking back, step by step", "a : { a : { c : 1 } }, a : ${a.a}, a : ${a.a}", { a: { a: { c: 1 }, c: 1 } }],
    ["an optional reference to itself finds nothing at first", "a : ${?a}foo", { a: "foo" }],
    ["a hidden cycle is none", "a : ${b}, b : ${a}, b : 1", { a: 1, b: 1 }],
    ["include as a key", "include : 1, include.x : 2", { include: { x: 2 } }],
    ["control and wide spaces are white space", "a\u00a0:\u30001\ufeff", { a: 1 }],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each<[string, string, RegExp]>([
    ["a missing value", "a : 1\nb : ", /^2:5 A value is missing/],
    ["a missing separator", "a : 1\n  b", /^2:4 ":" or "=" is missing after the key "b"/],
    ["a missing brace", "a : { b : 1", /^1:12 "}" is missing/],
    ["a brace too many", "a : 1 }", /^1:7 /],
    ["a missing bracket", "a : [1, 2", /^1:10 /],
    ["two commas", "a : [1,,2]", /^1:8 Two commas/],
    ["no comma and no line end", "{ a : {} b : 1 }", /^1:/],
    ["open quotes", 'a : "b\nc : 1', /^1:7 /],
    ["quotes that never end", 'x : 1\na : "b', /^2:5 These quotes/],
    ["three quotes that never end", 'a : """b', /^1:5 These three quotes/],
    ["an unknown escape", 'a : "\\x"', /^1:6 "\\x" is no escape/],
    ["letters that need quotes", "a : b@c", /^1:6 "@" has to stand in quotes/],
    ["an unknown name", "a : 1\nb : ${c.d}", /^2:5 Nothing here is called "c.d"/],
    ["a cycle", "a : ${b}, b : ${a}", /refers to itself/],
    ["a field that is only itself", "a : ${a}", /refers to itself/],
    ["mixed values", "a : [1] foo", /^1:5 Text, lists and objects cannot be joined/],
    ["+= on a text", "a : b, a += c", /^1:10 "\+=" adds to a list/],
    ["an included file", 'a : 1\ninclude "other.conf"', /^2:1 Nothing is included/],
    ["an included address", 'include url("http://127.0.0.1/")', /^1:1 Nothing is included/],
    ["an included file that is required", 'include required(file("/etc/passwd"))', /^1:1 Nothing is included/],
    ["a list as root", "[1, 2]", /^1:1 A configuration is an object/],
    ["empty parts of a path", "a..b : 1", /^1:1 Two dots/],
    ["a reserved name", 'a : 1\nb { "__proto__" : { c : 1 } }', /^2:5 "__proto__" is no name/],
    ["deep nesting", "a : ".concat("[".repeat(100_000)), /Nested deeper than 64 levels/],
    ["deep objects", "a {".repeat(100_000), /Nested deeper than 64 levels/],
    ["a substitution over lines", "a : ${b\n}", /^1:5 This substitution has no/],
  ])("says where it is wrong: %s", (_, text, expected) => {
    expect(problemOf(text)).toMatch(expected);
  });

  test("a text that grows by doubling is refused within a second", () => {
    const bomb = ["x0 : aaaaaaaaaa", ...Array.from({ length: 40 }, (_, i) => `x${i + 1} : \${x${i}}\${x${i}}`)].join(
      "\n",
    );
    const lists = ["x0 : [1]", ...Array.from({ length: 40 }, (_, i) => `x${i + 1} : \${x${i}} \${x${i}}`)].join("\n");
    const nested = [
      "x0 { a : 1 }",
      ...Array.from({ length: 40 }, (_, i) => `x${i + 1} { l : \${x${i}}, r : \${x${i}} }`),
    ].join("\n");
    const chain = Array.from({ length: 20_000 }, (_, i) => `x${i} : \${x${i + 1}}`).join("\n");
    for (const text of [bomb, lists, nested]) expect(problemOf(text)).toMatch(/stand for more than/);
    expect(problemOf(chain)).toMatch(/Too many substitutions|Nothing here/);
  });
});
