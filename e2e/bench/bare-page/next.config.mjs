import { join } from "node:path";

/** The smallest application: no type checks, no packages but those of the repository. */
const config = { poweredByHeader: false, turbopack: { root: join(import.meta.dirname, "../../..") } };

// eslint-disable-next-line import-x/no-default-export -- Next loads it by its default export.
export default config;
