/* eslint-disable no-restricted-properties -- A test's own settings, and those that it hands to child processes, are
   none of the product's, which server/env.ts checks. */

/** The environment as the shell gave it. */
export const shell: NodeJS.ProcessEnv = process.env;
