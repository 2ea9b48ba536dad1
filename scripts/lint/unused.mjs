/** What nothing uses: exports, files, sentences and packages. Each finding is a line that says what it is. */
import { resolveImport } from "./rules.mjs";

const SOURCE = /(?<!\.d)\.(ts|tsx|mjs)$/;
const IMPORT = /(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)"([^"]+)"/gm;
const EXPORT =
  /^export (?:declare )?(?:async )?(?:function\*?|const|let|class|type|interface|enum) ([A-Za-z_$][\w$]*)/gm;
/** What one import takes by name, and a file that is imported as a whole, when it is needed or for its types. */
const NAMES = /^(?:import|export)\s+([\w$*{}\s,]+?)\s+from\s+"([^"]+)"/gm;
const LATER = /\bimport\s*\(\s*"([^"]+)"/g;
const WORD = /[A-Za-z_$][\w$]*/g;
const TEST = /\.(test|spec)\.(ts|tsx|mjs)$/;

/** Who reads these is outside: Next, whoever installs the library, the tools at the root. */
const READ_OUTSIDE = [
  /^app\/(.*\/)?(page|layout|route|error|global-error|not-found|loading)\.tsx?$/,
  /^cli\/sdk\/index\.ts$/,
  /^[^/]+\.config\.(ts|mjs)$/,
  /^instrumentation\.ts$/,
];

const isReadOutside = (file) => READ_OUTSIDE.some((pattern) => pattern.test(file));

/** Which of the files each of them imports. */
export function graphOf(texts) {
  const byName = new Map([...texts.keys()].map((file) => [file.replace(SOURCE, ""), file]));
  return new Map(
    [...texts].map(([file, text]) => [
      file,
      [...text.matchAll(IMPORT)].flatMap(([, source]) => byName.get(resolveImport(file, source)) ?? []),
    ]),
  );
}

function importersOf(graph) {
  const importers = new Map([...graph.keys()].map((file) => [file, []]));
  for (const [file, targets] of graph) for (const target of targets) importers.get(target)?.push(file);
  return importers;
}

const wordsOf = (text) => new Set(text.match(WORD) ?? []);

/** Of each file the names that others take by name, and the words of those that take it as a whole. */
function takenOf(texts) {
  const byName = new Map([...texts.keys()].map((file) => [file.replace(SOURCE, ""), file]));
  const taken = new Map([...texts.keys()].map((file) => [file, new Set()]));
  for (const [file, text] of texts) {
    const take = (source, words) => {
      const target = byName.get(resolveImport(file, source));
      for (const word of target === undefined ? [] : words) taken.get(target).add(word);
    };
    for (const [, names, source] of text.matchAll(NAMES)) {
      take(source, wordsOf(names.includes("*") ? text : names));
    }
    for (const [, source] of text.matchAll(LATER)) take(source, wordsOf(text));
  }
  return taken;
}

/** Exported names that no other file takes: used in their own file alone, or by nothing. */
export function unusedExports(texts) {
  const taken = takenOf(texts);
  return [...texts]
    .filter(([file]) => !isReadOutside(file))
    .flatMap(([file, text]) =>
      [...text.matchAll(EXPORT)].filter(([, name]) => !taken.get(file).has(name)).map(([, name]) => `${file}: ${name}`),
    );
}

/** Files that nothing imports, and that no script, setting or file beside them names. */
export function unusedFiles(texts, settings) {
  const importers = importersOf(graphOf(texts));
  const isNamed = (file) => {
    const name = file.split("/").at(-1).replace(SOURCE, "");
    const pattern = new RegExp(`[/"\`]${name.replace(/\W/g, "\\$&")}\\.(ts|tsx|mjs)\\b`);
    return [...texts, ...settings].some(([other, text]) => other !== file && pattern.test(text));
  };
  return [...texts.keys()].filter(
    (file) => importers.get(file).length === 0 && !TEST.test(file) && !isReadOutside(file) && !isNamed(file),
  );
}

const CATALOGUE = /^export const ([A-Z][A-Z_]*) = \{\n([\s\S]*?)^\}/gm;
const KEY = /^ {2}([A-Za-z_$][\w$]*)(?:[:(,])/gm;

/**
 * Sentences of `app/_sentences` that nobody says.
 * A catalogue that is handed on as a whole, or asked by a word, is left out.
 */
export function unusedSentences(texts) {
  const all = [...texts.values()].join("\n").replaceAll(/^import[^;]*;$/gm, "");
  return [...texts]
    .filter(([file]) => file.startsWith("app/_sentences/"))
    .flatMap(([file, text]) =>
      [...text.matchAll(CATALOGUE)]
        .filter(([whole, name]) => !new RegExp(`(?<!export const )\\b${name}\\b(?!\\.)`).test(all.replace(whole, "")))
        .flatMap(([, name, body]) =>
          [...body.matchAll(KEY)]
            .filter(([, key]) => !new RegExp(`\\b${name}\\.${key}\\b`).test(all))
            .map(([, key]) => `${file}: ${name}.${key}`),
        ),
    );
}

/** Packages of `package.json` that nothing imports or names, and that no other of them asks for as its peer. */
export function unusedPackages(manifest, lock, texts) {
  const named = [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.devDependencies ?? {})];
  const all = [...texts.values()].join("\n");
  const peers = new Set(
    named.flatMap((name) => Object.keys(lock.packages[`node_modules/${name}`]?.peerDependencies ?? {})),
  );
  const isNamed = (name) => [`"${name}`, `/${name}/`, `"${name.split("/").at(-1)}"`].some((text) => all.includes(text));
  const isTypes = (name) => {
    const of = name.startsWith("@types/") ? name.slice("@types/".length) : null;
    return of !== null && (of === "node" || named.includes(of));
  };
  return named.filter((name) => !isNamed(name) && !peers.has(name) && !isTypes(name));
}
