import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./root.mjs";

/** npm hands on the Ctrl-C that the terminal has sent to us already, and a second one would end the server at once. */
const ONE_PRESS_MILLISECONDS = 500;

/**
 * Runs a server until it ends and ends with its exit code.
 *
 * The server has a process group of its own: a terminal's Ctrl-C would reach it directly and again through us. The
 * channel between us closes when this process is killed, and the server ends then.
 */
export function serve(args, env) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    detached: process.platform !== "win32",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  let last = -Infinity;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      const before = last;
      last = performance.now();
      if (last - before > ONE_PRESS_MILLISECONDS) child.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
    });
  }
  child.on("error", (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}
