import { defineConfig } from "prisma/config";

// Only commands that talk to a database need the address; `generate` must work on a clone that has none.
const url = process.env.DATABASE_URL;

export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  ...(url ? { datasource: { url } } : {}),
});
