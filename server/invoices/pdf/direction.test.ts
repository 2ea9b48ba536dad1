import { expect, test } from "vitest";
import { directed } from "./direction";

/** As they stand from left to right, those that go to the left in brackets. */
const shown = (line: string) =>
  directed(line)
    .map(({ text, rightToLeft }) => (rightToLeft ? `[${text}]` : text))
    .join("|");

test.each([
  ["Example Works (Berlin)", "Example Works (Berlin)"],
  ["חברת דוגמה", "[חברת דוגמה]"],
  ["Works דוגמה חברת Ltd", "Works |[דוגמה חברת]| Ltd"],
  ["רחוב 12, תל אביב", "[, תל אביב]|12|[רחוב ]"],
  ["شارع ١٢٫٥", "١٢٫٥|[شارع ]"],
  ["חברה Example 12 בעמ", "[ בעמ]|Example 12|[חברה ]"],
  ["דוגמה (בעמ)", "[דוגמה )בעמ(]"],
])("%s stands in the order in which it is read", (line, order) => {
  expect(shown(line)).toBe(order);
});
