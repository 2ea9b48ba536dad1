import { DEEPEST, FormatProblem, isObject, type ConfigObject, type ConfigValue } from "./values";

/** As a text of JSON would have, roughly: four times what a vault holds. */
const MOST_LETTERS = 1_048_576;
const LETTERS_OF_A_VALUE = 4;

/**
 * What stands for much by few letters (anchors, substitutions, a long key in many places) is refused as a whole: whoever
 * reads the configuration gets it written out, and every vault of a stack with it.
 */
export function refuseExcess(root: ConfigObject): void {
  let letters = 0;
  const waiting: { value: ConfigValue; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    letters += LETTERS_OF_A_VALUE + (typeof value === "string" ? value.length : 0);
    if (letters > MOST_LETTERS) {
      throw new FormatProblem(1, 1, "Written out, this is more than a configuration may hold");
    }
    if (depth > DEEPEST) throw new FormatProblem(1, 1, `Nested deeper than ${DEEPEST} levels`);
    if (Array.isArray(value)) for (const item of value) waiting.push({ value: item, depth: depth + 1 });
    if (!isObject(value)) continue;
    for (const key of Object.keys(value)) {
      letters += key.length;
      waiting.push({ value: value[key] ?? null, depth: depth + 1 });
    }
  }
}
