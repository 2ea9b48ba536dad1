import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { chromium } from "@playwright/test";
import { shell } from "../server/testing/processes/shell";

const unbrotli = promisify(brotliDecompress);
const require = createRequire(import.meta.url);

/** A browser that Playwright can start, and the environment that it needs. */
export interface FoundBrowser {
  executable: string;
  environment: Readonly<Record<string, string>>;
}

const INSTALLED: Readonly<Record<string, readonly string[]>> = {
  linux: ["/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/chromium", "/usr/bin/chromium-browser"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  ],
};

const BLOCK = 512;

function field(header: Buffer, start: number, length: number): string {
  return header
    .subarray(start, start + length)
    .toString("utf8")
    .replace(/\0.*$/s, "");
}

/** Unpacks a tar archive (POSIX ustar: files, directories, symbolic links), so that no `tar` has to be on the machine. */
async function untar(archive: Buffer, directory: string): Promise<void> {
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0;) {
    const header = archive.subarray(at, at + BLOCK);
    const size = parseInt(field(header, 124, 12), 8) || 0;
    const prefix = field(header, 345, 155);
    const path = join(directory, prefix, field(header, 0, 100));
    if (!path.startsWith(directory)) throw new Error(`the archive leaves its directory: ${path}`);
    await mkdir(dirname(path), { recursive: true });
    const type = field(header, 156, 1);
    if (type === "5") await mkdir(path, { recursive: true });
    else if (type === "2") await symlink(field(header, 157, 100), path);
    else if (type === "" || type === "0") await writeFile(path, archive.subarray(at + BLOCK, at + BLOCK + size));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** The headless Chromium of the npm package, unpacked once, with the libraries that a bare machine lacks. */
async function packagedBrowser(): Promise<FoundBrowser | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const source = join(dirname(require.resolve("@sparticuz/chromium")), "../../bin");
  const { version } = JSON.parse(await readFile(join(source, "../package.json"), "utf8")) as { version: string };
  const cache = join(import.meta.dirname, "../node_modules/.cache/tenantry-browser");
  const directory = join(cache, version);
  if (!existsSync(directory)) {
    await mkdir(cache, { recursive: true });
    const unpacked = await mkdtemp(join(cache, "new-"));
    const part = async (name: string) => unbrotli(await readFile(join(source, name)));
    await writeFile(join(unpacked, "chromium"), await part("chromium.br"));
    await chmod(join(unpacked, "chromium"), 0o755);
    await untar(await part("al2023.tar.br"), unpacked);
    await untar(await part("fonts.tar.br"), unpacked);
    await writeFile(join(unpacked, "fonts.conf"), `<fontconfig><dir>${join(directory, "fonts")}</dir></fontconfig>`);
    // Whoever unpacks at the same time finds a whole directory or none.
    await rename(unpacked, directory).catch(() => rm(unpacked, { recursive: true }));
  }
  const fonts: Record<string, string> = existsSync("/etc/fonts") ? {} : { FONTCONFIG_PATH: directory };
  return {
    executable: join(directory, "chromium"),
    environment: { LD_LIBRARY_PATH: join(directory, "lib"), ...fonts },
  };
}

/** From npm on Linux, else an installed Chrome, else Playwright's own; null where there is none. */
export async function findBrowser(): Promise<FoundBrowser | null> {
  const packaged = await packagedBrowser();
  if (packaged !== null) return packaged;
  const executable = [...(INSTALLED[process.platform] ?? []), chromium.executablePath()].find((path) =>
    existsSync(path),
  );
  return executable === undefined ? null : { executable, environment: {} };
}

/** Options with which Playwright starts it: without a sandbox as root, without calls to anybody. */
export function launchOptionsFor({ executable, environment }: FoundBrowser) {
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...asRoot, "--disable-background-networking", "--disable-component-update", "--no-first-run"];
  const inherited = Object.fromEntries(
    Object.entries(shell).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { executablePath: executable, args, env: { ...inherited, ...environment } };
}

export const NO_BROWSER =
  "No browser found: install Google Chrome, or run `npx playwright install chromium`, then try again.";
