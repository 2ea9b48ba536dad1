/**
 * Who may import whom, as CONTRIBUTING explains it. The first row whose `files` fit decides. Paths are those of the
 * repository without extension; `*` is one folder or file name, `**` any number, `{noun}` the importing file's folder.
 * `may` is the whole list of what the files import from this repository; `mayType` adds files for `import type`.
 */

/** Pure files that know no database and are safe in the browser. */
const PURE = [
  "server/*/schema",
  "server/*/schema/**",
  "server/access/permissions",
  "server/access/rights/*",
  "server/audit/actions",
  "server/audit/system-actions",
  "server/billing/periods",
  "server/errors",
  "server/groups/kinds",
  "server/money/*",
  "server/notifications/kinds",
  "server/notifications/sentences",
  "server/plans/catalogue",
  "server/reasons",
  "server/time",
];

/** Small words of the server that every layer uses. */
const WORDS = [
  "server/errors",
  "server/ids",
  "server/paging",
  "server/process",
  "server/reasons",
  "server/text",
  "server/time",
];

export const importTable = [
  {
    files: ["**/*.test", "server/testing/**", "scripts/**", "*"],
    may: ["**"],
    why: "Tests and tools may import anything.",
  },
  {
    files: ["app/_components/**"],
    may: ["app/_components/**", "app/_lib/**", "app/_sentences/**"],
    why: "A component knows other components, app/_lib and app/_sentences, no page and nothing of the server.",
  },
  {
    files: ["app/_sentences/**"],
    may: [...PURE, "app/_sentences/**"],
    why: "A catalogue of sentences knows other catalogues and the server's pure files.",
  },
  {
    files: ["app/**"],
    may: [
      ...PURE,
      "app/**",
      "server/paging",
      "server/safe-next",
      "server/text",
      "server/api/**",
      "server/auth/handler",
      "server/sso/door",
    ],
    why: "A page reaches the server only through its pure files (schema, permissions, errors) and its doors (server/api, server/auth/handler, server/sso/door).",
  },
  {
    files: ["server/*/schema", "server/*/schema/**"],
    may: [...PURE, "server/{noun}/schema/**", ...WORDS],
    why: "A schema is safe in the browser: it knows zod and other pure files.",
  },
  {
    files: ["server/*/router", "server/*/router/**"],
    may: [...PURE, "server/{noun}/**", "server/api/trpc", "server/paging", "server/text"],
    why: "A router only joins procedures of server/api/trpc to the files of its own folder.",
  },
  {
    files: ["server/*/commands", "server/*/commands/**"],
    may: [
      ...PURE,
      ...WORDS,
      "server/{noun}/**",
      "server/*/commands",
      "server/*/commands/**",
      "server/*/views/**",
      "server/budgets/measuring/*",
      "server/notifications/notify",
      "server/access/evaluate",
      "server/access/limits/*",
      "server/access/place",
      "server/access/reach",
      "server/access/scope",
      "server/access/standing/*",
      "server/audit/audited",
      "server/audit/recorded",
      "server/audit/refusals",
      "server/db/hot/{noun}/**",
      "server/each",
      "server/jobs/**",
      "server/limits",
      "server/mail/**",
      "server/outbound/**",
      "server/secrets/**",
      "server/slugs",
      "server/sso/oidc/discover",
      "server/sso/saml/metadata",
    ],
    mayType: ["server/db/tenant"],
    why: "A command writes through audit/audited (or recorded) and knows other nouns by their commands.",
  },
  {
    files: ["server/*/queries", "server/*/queries/**"],
    may: [
      ...PURE,
      ...WORDS,
      "server/{noun}/queries/**",
      "server/budgets/measuring/*",
      "server/invoices/pricing/*",
      "server/access/evaluate",
      "server/access/limits/*",
      "server/access/place",
      "server/access/reach",
      "server/access/scope",
      "server/access/shown/*",
      "server/db/hot/**",
      "server/env",
      "server/version",
      "server/{noun}/views",
      "server/*/views/**",
    ],
    mayType: ["server/db/tenant"],
    why: "A query reads scope.db, the sanctioned statements and the settings, knows its schema and nothing that writes.",
  },
  {
    files: ["server/api/rest/detail"],
    may: ["server/**", "app/_sentences/refusals/messages"],
    why: "What the API says of a refusal is what people read: the sentences stand once, in the interface's catalogue.",
  },
  {
    files: ["server/access/**"],
    may: [...WORDS, "server/access/**", "server/db/**"],
    why: "Access control builds on the database and on nothing above it.",
  },
  {
    files: ["server/db/**"],
    may: [...WORDS, "server/access/rights/resource-types", "server/db/**", "server/env", "server/log", "prisma/**"],
    mayType: ["server/access/scope"],
    why: "The database layer builds on the environment and the log alone.",
  },
  {
    files: ["server/**"],
    may: ["server/**", "prisma/migrate"],
    why: "The server knows neither pages nor the command line, and only server/db imports the generated Prisma client.",
  },
  {
    files: ["cli/**"],
    may: ["cli/**"],
    why: "The command line is a client: it knows its own files and the types generated from the OpenAPI document.",
  },
  {
    files: ["e2e/**"],
    may: ["e2e/**", "scripts/**", "server/testing/**", "app/_lib/urls"],
    why: "Browser tests see the product from outside; what they prepare comes from server/testing.",
  },
  { files: ["prisma/**"], may: ["prisma/**"], why: "Migrations depend on nothing of the application." },
];
