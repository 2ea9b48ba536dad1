import { emptyObject, isObject, type ConfigObject, type ConfigValue } from "./formats/values";

/** A vault in its place of the order; the first is the lowest. */
export interface Layer<Source> {
  source: Source;
  value: ConfigObject;
}

/** One value of the effective configuration, whose it is, and what it stands over. */
export interface EffectiveValue<Source> {
  path: readonly string[];
  value: ConfigValue;
  winner: Source;
  /** What lower vaults say of the same key, or of one around or inside it; the highest first. */
  losers: readonly { source: Source; path: readonly string[]; value: ConfigValue }[];
}

interface Leaf<Source> {
  kind: "leaf";
  value: ConfigValue;
  source: Source;
  over: Loser<Source>[];
}
interface Branch<Source> {
  kind: "branch";
  children: Map<string, Leaf<Source> | Branch<Source>>;
  /** Values that stood where objects came. */
  over: Loser<Source>[];
}
type Loser<Source> = EffectiveValue<Source>["losers"][number];

/**
 * Objects merge; lists and all else replace what lower vaults say.
 * An empty object is a value where nothing else stands.
 */
export function mergeLayers<Source>(layers: readonly Layer<Source>[]): Branch<Source> {
  const root: Branch<Source> = { kind: "branch", children: new Map(), over: [] };
  for (const { source, value } of layers) lay(root, value, source, []);
  return root;
}

function lay<Source>(branch: Branch<Source>, value: ConfigObject, source: Source, path: readonly string[]): void {
  for (const [key, inner] of Object.entries(value)) {
    const below = branch.children.get(key);
    const at = [...path, key];
    if (!isObject(inner)) {
      const over = below === undefined ? [] : lost(below, at);
      branch.children.set(key, { kind: "leaf", value: inner, source, over });
    } else if (below?.kind === "branch") {
      lay(below, inner, source, at);
    } else {
      const made: Branch<Source> = {
        kind: "branch",
        children: new Map(),
        over: below === undefined ? [] : lost(below, at),
      };
      branch.children.set(key, made);
      lay(made, inner, source, at);
    }
  }
}

/** All values that go when something else takes their place. */
function lost<Source>(node: Leaf<Source> | Branch<Source>, path: readonly string[]): Loser<Source>[] {
  if (node.kind === "leaf") return [{ source: node.source, path, value: node.value }, ...node.over];
  return [...[...node.children].flatMap(([key, child]) => lost(child, [...path, key])), ...node.over];
}

/** The merged configuration as it is delivered. */
export function merged<Source>(branch: Branch<Source>): ConfigObject {
  const result = emptyObject();
  for (const [key, child] of branch.children) result[key] = child.kind === "leaf" ? child.value : merged(child);
  return result;
}

/** Every value with its winner and its losers, in the order of the keys. */
export function explained<Source>(
  branch: Branch<Source>,
  path: readonly string[] = [],
  over: Loser<Source>[] = [],
): EffectiveValue<Source>[] {
  return [...branch.children].flatMap(([key, child]) => {
    const at = [...path, key];
    if (child.kind === "branch") return explained(child, at, [...child.over, ...over]);
    return [{ path: at, value: child.value, winner: child.source, losers: [...child.over, ...over] }];
  });
}
