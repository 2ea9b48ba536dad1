import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { newAccessKey, newSecretKey } from "./token";

type Recognise = (text: string) => boolean;

/** The function as the guide for authors of secret scanners has it. */
async function fromTheGuide(): Promise<Recognise> {
  const guide = readFileSync(new URL("../../docs/guides/credentials.md", import.meta.url), "utf8");
  const code = /```js\n(?<code>[^`]*)```/.exec(guide)?.groups?.code ?? "";
  const url = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
  const { isTenantrySecret } = (await import(/* @vite-ignore */ url)) as { isTenantrySecret: Recognise };
  return isTenantrySecret;
}

test("what the guide tells authors of secret scanners recognises every generated key, and no other text", async () => {
  const recognise = await fromTheGuide();
  for (let at = 0; at < 200; at += 1) {
    const secret = newSecretKey();
    expect(secret).toMatch(/^tnsk_[0-9A-Za-z]{46}$/);
    expect(recognise(secret), secret).toBe(true);
    const wrong = secret.slice(0, 20) + (secret.charAt(20) === "a" ? "b" : "a") + secret.slice(21);
    expect(recognise(wrong), wrong).toBe(false);
    expect(newAccessKey()).toMatch(/^tnak_[0-9A-Za-z]{20}$/);
  }
});
