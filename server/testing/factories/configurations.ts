import { emptyObject, isObject, type ConfigObject, type ConfigValue } from "@/server/vaults/formats/values";
import type { Random } from "../random";

const KEYS = ["api", "agent", "sdk", "web server", "a.b", "include", "10", "ü", "$x", "null", "a-b", "", "<<", "#"];
const TEXTS = [
  "",
  "x",
  " padded ",
  "true",
  "null",
  "12",
  "1e3",
  "a: b",
  '"quoted"',
  "two\nlines",
  "tab\there",
  "${x}",
  "# no",
  "- no",
  "\\",
  "日本",
  "*a",
  "0x1f",
  "~",
];

function randomValue(random: Random, depth: number): ConfigValue {
  const kind = random.below(depth > 3 ? 4 : 6);
  if (kind === 0) return random.pick(TEXTS);
  if (kind === 1) return random.pick([0, -1, 12, 3.25, 1e21, -1.5e-7]);
  if (kind === 2) return random.pick([true, false, null]);
  if (kind === 3) return Array.from({ length: random.below(3) }, () => randomValue(random, depth + 2));
  return randomObject(random, depth + 1);
}

/** A configuration with keys and texts that formats write in ways of their own. */
export function randomObject(random: Random, depth = 0): ConfigObject {
  const result = emptyObject();
  for (let left = random.below(5); left > 0; left -= 1) result[random.pick(KEYS)] = randomValue(random, depth);
  return result;
}

/** As one would say it: the higher one over the lower one, key by key. */
export function naive(below: ConfigValue | undefined, above: ConfigValue): ConfigValue {
  if (!isObject(below) || !isObject(above)) return above;
  const result: Record<string, ConfigValue> = { ...below };
  for (const [key, value] of Object.entries(above)) result[key] = naive(below[key], value);
  return result;
}
