import { describe, expect, it } from "vitest";

import { readLines } from "./read-lines";

describe("readLines", () => {
  it("ends an entry at a line, comma, semicolon or blank", () => {
    const texts = readLines("a@example.com, b@example.com\r\n\nc@example.com;d@example.com e@example.com").map(
      ({ line, text }) => `${String(line)} ${text}`,
    );
    expect(texts).toEqual([
      "1 a@example.com",
      "1 b@example.com",
      "3 c@example.com",
      "3 d@example.com",
      "3 e@example.com",
    ]);
  });

  it("takes the address out of what a mail program copies", () => {
    expect(readLines("Member One <member-0001@example.com>, member-0002@example.com")).toEqual([
      { line: 1, text: "member-0001@example.com" },
      { line: 1, text: "member-0002@example.com" },
    ]);
  });

  it("says of a repeated entry where it stood first, whatever its capitals", () => {
    expect(readLines("a@example.com\nb@example.com\nA@Example.com")[2]).toEqual({
      line: 3,
      text: "A@Example.com",
      sameAs: 1,
    });
  });

  it("finds nothing in blanks", () => {
    expect(readLines(" \n,\n;")).toEqual([]);
  });
});
