import { samlLoad } from "../../../server/testing/sso/saml-load";
import type { Effort } from "../compare";
import { inTurns } from "../turns";

process.stdout.write(JSON.stringify(await inTurns(await samlLoad(), JSON.parse(process.argv[2] ?? "{}") as Effort)));
