import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join, resolve } from "node:path";

/** The files of the embedded database inside the data directory, and what stands in their way in one line. */
export class EmbeddedDatabaseError extends Error {
  override name = "EmbeddedDatabaseError";
}

/** Raised when a release changes the layout of the data directory, so that an older one refuses it. */
const DATA_FORMAT = 1;

/** The PostgreSQL inside PGlite; its major version decides who can read the files. */
export const POSTGRESQL_MAJOR = 18;

/** The operating system cuts socket addresses off at 104 to 108 bytes. */
const LONGEST_SOCKET_PATH = 100;

const SOCKET = ".s.PGSQL.5432";

export const databaseDirectory = (dataDirectory: string): string => join(dataDirectory, "database");
const versionFile = (dataDirectory: string): string => join(dataDirectory, "version.json");

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Makes a directory that only its owner may enter. */
function makePrivate(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST" || code === "ENOTDIR") {
      throw new EmbeddedDatabaseError(`TENANTRY_DATA: ${path} is not a directory.`);
    }
    if (["EACCES", "EPERM", "EROFS"].includes(code)) {
      throw new EmbeddedDatabaseError(`TENANTRY_DATA: the directory ${path} cannot be written to (${code}).`);
    }
    throw new EmbeddedDatabaseError(`TENANTRY_DATA: the directory ${path} cannot be used (${code || String(error)}).`);
  }
}

function checkWritable(path: string): void {
  const probe = join(path, ".writable");
  try {
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new EmbeddedDatabaseError(`TENANTRY_DATA: the directory ${path} cannot be written to (${errorCode(error)}).`);
  }
}

/** A directory in the system's temporary one, shared by everybody on the host: it must be ours alone. */
function privateTemporaryDirectory(dataDirectory: string): string {
  const path = join(tmpdir(), `tenantry-${createHash("sha256").update(dataDirectory).digest("hex").slice(0, 16)}`);
  makePrivate(path);
  const found = lstatSync(path);
  if (!found.isDirectory() || (process.platform !== "win32" && found.uid !== userInfo().uid)) {
    throw new EmbeddedDatabaseError(`The directory ${path} belongs to somebody else; remove it, or set TMPDIR.`);
  }
  return path;
}

/** The directory of the socket, which depends on nothing but the data directory, so that operators' commands find it. */
function socketDirectory(dataDirectory: string): string {
  return Buffer.byteLength(join(dataDirectory, SOCKET)) <= LONGEST_SOCKET_PATH
    ? dataDirectory
    : privateTemporaryDirectory(dataDirectory);
}

export interface EmbeddedFiles {
  /** Absolute. */
  dataDirectory: string;
  socketPath: string;
  /** The address for pg and Prisma. */
  url: string;
}

/** Makes the data directory when needed and tells where everything is. */
export function prepareFiles(directory: string): EmbeddedFiles {
  const dataDirectory = resolve(directory);
  makePrivate(dataDirectory);
  checkWritable(dataDirectory);
  const sockets = socketDirectory(dataDirectory);
  return {
    dataDirectory,
    socketPath: join(sockets, SOCKET),
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(sockets)}`,
  };
}

/** Refuses, before anything is written, data that this release cannot read. */
export function checkVersion(dataDirectory: string): void {
  const path = versionFile(dataDirectory);
  if (!existsSync(path)) return;
  let version: { format?: unknown; postgresql?: unknown };
  try {
    version = JSON.parse(readFileSync(path, "utf8")) as typeof version;
  } catch {
    throw new EmbeddedDatabaseError(`${path} cannot be read; restore it from a copy of the directory.`);
  }
  if (Number(version.format) > DATA_FORMAT || Number(version.postgresql) > POSTGRESQL_MAJOR) {
    throw new EmbeddedDatabaseError(
      `${dataDirectory} was written by a newer release of Tenantry. Start that release, or a later one. Nothing was changed.`,
    );
  }
  if (Number(version.postgresql) < POSTGRESQL_MAJOR) {
    throw new EmbeddedDatabaseError(
      `${dataDirectory} was written with PostgreSQL ${String(version.postgresql)}, this release brings ${POSTGRESQL_MAJOR}: ` +
        "start the release before and move its data with a dump. Nothing was changed.",
    );
  }
}

export function writeVersion(dataDirectory: string): void {
  const path = versionFile(dataDirectory);
  if (existsSync(path)) return;
  writeFileSync(`${path}.new`, JSON.stringify({ format: DATA_FORMAT, postgresql: POSTGRESQL_MAJOR }) + "\n");
  renameSync(`${path}.new`, path);
}
