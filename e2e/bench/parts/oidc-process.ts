import { oidcLoad } from "../../../server/testing/sso/oidc-load";
import type { Effort } from "../compare";
import { inTurns } from "../turns";

const { ours, library, stop } = await oidcLoad();
process.stdout.write(JSON.stringify(await inTurns({ ours, library }, JSON.parse(process.argv[2] ?? "{}") as Effort)));
await stop();
