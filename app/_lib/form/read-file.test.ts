import { describe, expect, it } from "vitest";

import { FILE } from "@/app/_sentences/interface/controls";

import { readFile } from "./read-file";

const MIB = 1_048_576;

describe("readFile", () => {
  it("gives the text, without the mark that some programs put in front", async () => {
    const file = new File(["\uFEFFemail\nmember-0001@example.com\n"], "people.csv");
    expect(await readFile(file, MIB)).toEqual({ name: "people.csv", text: "email\nmember-0001@example.com\n" });
  });

  it("reads nothing above the limit and says both sizes", async () => {
    const file = new File(["x".repeat(2 * MIB)], "large.csv");
    expect(await readFile(file, MIB)).toBe(FILE.tooLarge("2 MiB", "1 MiB"));
  });

  it("says that an empty file is empty", async () => {
    expect(await readFile(new File([" \n"], "empty.csv"), MIB)).toBe(FILE.empty);
  });

  it("refuses what is no text in UTF-8", async () => {
    expect(await readFile(new File([new Uint8Array([0x45, 0xe9, 0x0a])], "latin.csv"), MIB)).toBe(FILE.unreadable);
    expect(await readFile(new File(["PK\0\0"], "book.xlsx"), MIB)).toBe(FILE.unreadable);
  });
});
