import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../main";
import { writeCredential, writeProfile, type Profile } from "../settings/files";
import type { Terminal } from "../terminal";

export const KEYS = { accessKey: "an-access-key", secretKey: "a-secret-key-of-some-length" };

interface Ran {
  code: number;
  out: string;
  err: string;
}

export interface TestShell {
  directory: string;
  /** Runs one command line; `input` is typed or piped in line by line. */
  run: (line: string | readonly string[], input?: readonly string[], terminal?: Partial<Terminal>) => Promise<Ran>;
  /** Somebody is signed in, with these choices. */
  signedIn: (host: string, profile?: Profile) => void;
  end: () => void;
}

/** A shell without anybody's settings. `setVariable` sets an environment variable for the test alone. */
export function testShell(setVariable: (name: string, value: string) => void): TestShell {
  const directory = mkdtempSync(join(tmpdir(), "tenantry-cli-"));
  setVariable("TENANTRY_CONFIG_DIR", directory);
  return {
    directory,
    run: async (line, input = [], terminal = {}) => {
      const written = { out: "", err: "" };
      const lines = [...input];
      const ask = (question: string, write: (text: string) => void) => {
        write(question);
        return Promise.resolve(lines.shift() ?? null);
      };
      const code = await main(typeof line === "string" ? line.split(" ") : line, {
        out: (text) => void (written.out += text),
        err: (text) => void (written.err += text),
        columns: null,
        interactive: false,
        watched: false,
        bold: (text) => text,
        ask,
        askSecret: ask,
        readAll: () => Promise.resolve(lines.splice(0).join("\n")),
        close: () => undefined,
        ...terminal,
      });
      return { code, ...written };
    },
    signedIn: (host, profile = {}) => {
      writeProfile(directory, "default", { host, ...profile });
      writeCredential(directory, "default", { host, ...KEYS });
    },
    end: () => rmSync(directory, { recursive: true }),
  };
}
