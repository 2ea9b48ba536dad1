import eslint from "@eslint/js";
import next from "@next/eslint-plugin-next";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import typescript from "typescript-eslint";
import { tenantryRules } from "./scripts/lint/rules.mjs";

const TESTS = ["**/*.test.{ts,tsx,mjs}", "e2e/**/*.ts", "server/testing/**/*.ts"];
/** Files that a tool loads by its default export. */
const DEFAULT_EXPORTS = [
  "*.config.{ts,mjs}",
  "e2e/playwright.config.ts",
  "app/**/{page,layout,loading,error,not-found,global-error,template,default,icon,apple-icon,manifest,robots}.{ts,tsx}",
];

const environmentReads = [
  {
    object: "process",
    property: "env",
    message: "Only server/env.ts reads the environment; everything else imports what it has checked.",
  },
];
const rawSql = ["$queryRaw", "$queryRawUnsafe", "$executeRaw", "$executeRawUnsafe"].map((property) => ({
  property,
  message: "SQL stands in server/db only.",
}));

const processModules = ["node:process", "process"].map((name) => ({
  name,
  message: "Use the global `process`, so that reading its environment is noticed.",
}));
/** Packages that a layer must not import. */
const noPackages = (...patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { paths: processModules, patterns }],
});
const noReact = { group: ["react", "react-dom", "react/*", "react-dom/*"], message: "The server knows no React." };
const noNext = {
  group: ["next", "next/*", "next-auth", "next-auth/*"],
  message: "Only server/main.ts, server/api and server/auth know Next.",
};
const noPg = {
  group: ["pg", "@prisma/adapter-pg"],
  message: "Only server/db opens connections.",
  allowTypeImports: true,
};

const everywhere = [
  { selector: "ExportAllDeclaration", message: "No barrels: import from the file that declares the name." },
  {
    selector: "TSAsExpression > TSAsExpression.expression > TSUnknownKeyword",
    message: "No double cast: it hides a wrong type.",
  },
  {
    selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock|resetModules)$/]",
    message: "Test files share a process, where a replaced module would stay for the next one: spy, or pass it in.",
  },
];
const SPOKEN = "[name.name=/^(aria-label|aria-description|title|placeholder|alt|label|description|text)$/]";
/** A sentence that stands in a page is one that no translation finds. */
const inCatalogue = ["JSXElement", "JSXFragment", `JSXAttribute${SPOKEN}`]
  .flatMap((holder) => [holder, `${holder} > JSXExpressionContainer`])
  .flatMap((holder) => [holder, `${holder} > ConditionalExpression`, `${holder} > LogicalExpression`])
  .flatMap((holder) => [
    `${holder} > Literal[value=/[A-Za-z]/]`,
    `${holder} > TemplateLiteral > TemplateElement[value.raw=/[A-Za-z]/]`,
  ])
  .concat("JSXText[value=/[A-Za-z]/]")
  .map((selector) => ({ selector, message: "Words for people stand in app/_sentences." }));

export default typescript.config(
  {
    ignores: [
      "**/node_modules/",
      ".next/",
      "dist/",
      "cli/dist/",
      "data/",
      "coverage/",
      "playwright-report/",
      "test-results/",
      "prisma/generated/",
      "cli/sdk/generated/api-types.ts",
      "next-env.d.ts",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  eslint.configs.recommended,
  {
    plugins: { tenantry: tenantryRules, "import-x": importX },
    rules: {
      "tenantry/explained-disable": "error",
      "tenantry/import-table": "error",
      "tenantry/kebab-case": "error",
      "import-x/no-default-export": "error",
      curly: ["error", "multi-line"],
      eqeqeq: ["error", "always", { null: "ignore" }],
      // The formatter holds the code to 120 columns, and leaves comments alone.
      "max-len": ["error", { code: 1_000, comments: 122, ignoreUrls: true }],
      "max-lines": ["error", { max: 250 }],
      "max-lines-per-function": ["error", { max: 50 }],
      "no-console": "error",
      "no-restricted-syntax": ["error", ...everywhere],
      "object-shorthand": "error",
      "prefer-const": "error",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...typescript.configs.strictTypeChecked, ...typescript.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "tsconfig.json" })] },
    rules: {
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "no-restricted-properties": ["error", ...environmentReads, ...rawSql],
      ...noPackages(),
      "@typescript-eslint/ban-ts-comment": ["error", { minimumDescriptionLength: 10 }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // `a || b` for an empty string is often what is meant; `null` and `undefined` are found by the type checker.
      "@typescript-eslint/prefer-nullish-coalescing": ["error", { ignorePrimitives: { string: true, boolean: true } }],
    },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks, "@next/next": next },
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      ...next.configs.recommended.rules,
      ...next.configs["core-web-vitals"].rules,
      // Our pictures are small, or made on the page; Next's own would fetch them on the server,
      // without the reader's session.
      "@next/next/no-img-element": "off",
    },
  },
  {
    files: ["app/**/*.tsx"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", ...everywhere, ...inCatalogue] },
  },
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": ["error", { max: 80 }] } },
  { files: ["server/**/*.ts"], rules: noPackages(noReact, noNext, noPg) },
  { files: ["server/{api,auth}/**/*.ts", "server/main.ts"], rules: noPackages(noPg) },
  {
    files: ["server/db/**/*.ts", "server/testing/**/*.ts", "server/**/*.test.ts"],
    rules: { ...noPackages(noReact), "no-restricted-properties": ["error", ...environmentReads] },
  },
  {
    // NEXT_RUNTIME is no setting: Next puts its value in when it builds.
    files: [
      "server/env.ts",
      "cli/env.ts",
      "instrumentation.ts",
      "{prisma,vitest}.config.ts",
      "e2e/playwright.config.ts",
    ],
    rules: { "no-restricted-properties": ["error", ...rawSql] },
  },
  // The one cast that brands a scope stands here.
  { files: ["server/access/authorize.ts"], rules: { "no-restricted-syntax": "off" } },
  { files: ["cli/**/*.ts"], rules: { "no-console": "off" } },
  {
    files: TESTS,
    rules: {
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: Object.fromEntries(
        // prettier-ignore
        ["AbortController", "AbortSignal", "Buffer", "URL", "URLSearchParams", "WebAssembly", "clearInterval", "clearTimeout", "console",
          "crypto", "fetch", "globalThis", "performance", "process", "setImmediate", "setInterval", "setTimeout", "structuredClone"]
          .map((name) => [name, "readonly"]),
      ),
    },
    rules: { "no-console": "off" },
  },
  { files: DEFAULT_EXPORTS, rules: { "import-x/no-default-export": "off" } },
);
