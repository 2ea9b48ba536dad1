/** Ends with one line on a Node that is too old. Imported first, and written so that old versions can read it. */
const OLDEST = [20, 19];
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(`Tenantry needs Node ${OLDEST.join(".")} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
