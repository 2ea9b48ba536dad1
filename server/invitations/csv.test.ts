import { describe, expect, test } from "vitest";
import { isAppError } from "@/server/errors";
import { parseCsv, readPeople } from "./csv";

function reasonOf(text: string, most = 10): string {
  try {
    readPeople(text, most);
    return "read";
  } catch (error) {
    return isAppError(error) ? `${error.reason} (${error.field ?? ""})` : "unforeseen";
  }
}

describe("a CSV file", () => {
  test("is read as RFC 4180 has it, with the line on which each record begins", () => {
    const text = 'a,"b, with ""quotes""",c\r\n\r\n"two\nlines",,\nlast,"",x';
    expect(parseCsv(text, 9)).toEqual([
      { line: 1, fields: ["a", 'b, with "quotes"', "c"] },
      { line: 3, fields: ["two\nlines", "", ""] },
      { line: 5, fields: ["last", "", "x"] },
    ]);
  });

  test("has records that break the rules, which keep none of the others back", () => {
    const text = 'a,b\n"open,b\nx"y,b\n"a"b,c\nc,d';
    expect(parseCsv(text, 9).map(({ line, fields }) => [line, fields])).toEqual([
      [1, ["a", "b"]],
      [2, null],
      [3, null],
      [4, null],
      [5, ["c", "d"]],
    ]);
  });

  test("ends at the limit, however long it is", () => {
    expect(reasonOf(`email\n${"a@example.com\n".repeat(10)}`)).toBe("read");
    expect(reasonOf(`email\n${"a@example.com\n".repeat(100_000)}`)).toBe("csv_rows (csv)");
    expect(reasonOf(`email\n"${"a@example.com\n".repeat(10_001)}`, 10_000)).toBe("csv_rows (csv)");
  });
});

describe("a file of people", () => {
  test("names its columns in the first line, in any order and case", () => {
    expect(readPeople('\ufeffGroups, Email\n"Research; Speech ;",a@example.com\n', 10)).toEqual([
      { line: 2, person: { email: "a@example.com", role: "", groups: ["Research", "Speech"] } },
    ]);
    expect(readPeople("email\na@example.com,member\n", 10)).toEqual([{ line: 2, person: null }]);
  });

  test.each([
    ["", "csv_header (csv)"],
    ["a@example.com\nb@example.com\n", "csv_header (csv)"],
    ["role,groups\nmember,Research\n", "csv_header (csv)"],
    ["email,group\na@example.com,Research\n", "csv_header (csv)"],
    ["email,email\na@example.com,b@example.com\n", "csv_header (csv)"],
    ["email;role\na@example.com;member\n", "csv_header (csv)"],
    ["e\0m\0a\0i\0l\0", "csv_encoding (csv)"],
    ["email\nM\ufffdller@example.com", "csv_encoding (csv)"],
  ])("without them, or in another encoding, is refused as a whole: %j", (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });
});
