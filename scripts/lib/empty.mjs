// Stands in for `server-only`, which throws wherever Next's bundler is not at work.
export {};
