import { expect, test } from "vitest";
import { apiTypes } from "@/scripts/lib/api-types.mjs";
import { openApiText } from "@/server/api/rest/openapi";

test("the types are those of the API as it is; `npm run types` writes them anew", async () => {
  await expect(apiTypes(JSON.parse(await openApiText()))).toMatchFileSnapshot("./generated/api-types.ts");
});
