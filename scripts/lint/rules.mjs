import { dirname, posix, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { importTable } from "./import-table.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Compiles `server/*\/schema` and the like to a regular expression. */
function compile(pattern) {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replace(/[.[\](){}+?^$|\\]/g, "\\$&")));
  return new RegExp(`^${source.join("")}$`);
}

/** Does a path without extension fit one of the patterns, `{noun}` being the given folder? */
function fits(path, patterns, noun = "") {
  return patterns.some((pattern) => compile(pattern.replace("{noun}", noun)).test(path));
}

const withoutExtension = (path) => path.replace(/\.(d\.ts|tsx?|mjs|cjs|js)$/, "");

/** The repository path that an import names, or undefined for packages. */
export function resolveImport(file, source) {
  if (source.startsWith("@/")) return withoutExtension(source.slice(2));
  if (!source.startsWith(".")) return undefined;
  return withoutExtension(posix.join(posix.dirname(file), source));
}

/**
 * The reason why `file` must not import `target`, or undefined when it may.
 *
 * @param {string} file repository path of the importing file, without extension
 * @param {string} target repository path without extension
 * @param {boolean} typeOnly an `import type`
 */
export function refusal(file, target, typeOnly) {
  const row = importTable.find(({ files }) => fits(file, files));
  if (!row) return undefined;
  const noun = file.split("/")[1];
  const allowed = typeOnly ? [...row.may, ...(row.mayType ?? [])] : row.may;
  return fits(target, allowed, noun) ? undefined : row.why;
}

const importTableRule = {
  meta: { type: "problem", schema: [], messages: { refused: "{{file}} must not import {{target}}. {{why}}" } },
  create(context) {
    const file = withoutExtension(relative(root, context.filename).split(sep).join("/"));
    const check = (node, source, typeOnly) => {
      const target = typeof source?.value === "string" ? resolveImport(file, source.value) : undefined;
      // Styles, JSON and icons belong to whoever lies beside them.
      if (!target || /\.(css|json|svg)$/.test(target)) return;
      const why = refusal(file, target, typeOnly);
      if (why) context.report({ node, messageId: "refused", data: { file, target, why } });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source, node.importKind === "type"),
      ExportNamedDeclaration: (node) => check(node, node.source, node.exportKind === "type"),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === "type"),
      ImportExpression: (node) => check(node, node.source, false),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal, true),
    };
  },
};

const explainedDisableRule = {
  meta: {
    type: "problem",
    schema: [],
    messages: { unexplained: "Say why after two dashes: `eslint-disable-next-line rule -- reason`." },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (!/^\s*eslint-disable(-next-line|-line)?\b/.test(comment.value)) continue;
          if (/\s--\s+\S/.test(comment.value)) continue;
          // Reported by line, since a report inside the comment's own range would be disabled by it.
          context.report({ loc: { line: comment.loc.start.line, column: 0 }, messageId: "unexplained" });
        }
      },
    };
  },
};

const kebabCaseRule = {
  meta: { type: "problem", schema: [], messages: { name: "File names are kebab-case: {{name}}." } },
  create(context) {
    return {
      Program(node) {
        const name = context.filename.split(sep).at(-1) ?? "";
        // Next gives brackets their meaning in folder names only; files are plain words and dots.
        if (!/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name)) context.report({ node, messageId: "name", data: { name } });
      },
    };
  },
};

export const tenantryRules = {
  meta: { name: "tenantry" },
  rules: { "import-table": importTableRule, "explained-disable": explainedDisableRule, "kebab-case": kebabCaseRule },
};
