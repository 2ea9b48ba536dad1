import { describe, expect, test } from "vitest";
import { MASK } from "../preferences/views/masked";
import { hiding, isSecretName, maskedAt, maskedObject } from "./masking";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("what is called like a secret", () => {
  test.each([
    "secret",
    "aws_secret_access_key",
    "accessKey",
    "api_key",
    "key",
    "keys",
    "PASSWORD",
    "git_pass",
    "passwd",
    "auth_token",
    "credentials",
    "sas",
    "azureSas",
    "private_pem",
    "sig",
    "X-Amz-Signature",
    "Authorization",
  ])("%s", (name) => expect(isSecretName(name)).toBe(true));

  test.each(["host", "keyboard", "files_server", "sasquatch", "compass_north", "queue", "signal"])("not %s", (name) =>
    expect(isSecretName(name)).toBe(false),
  );
});

test("everything inside of a secret is hidden, short and odd values too, and the rest stays", () => {
  const value = {
    credentials: [{ bucket: "b", n: 1, on: true, none: null, empty: "" }],
    token: "abc",
    api: { host: "https://x", list: ["a"] },
  };
  expect(plain(maskedObject(value))).toEqual({
    credentials: [{ bucket: MASK, n: MASK, on: MASK, none: MASK, empty: MASK }],
    token: MASK,
    api: { host: "https://x", list: ["a"] },
  });
  expect(maskedAt(["credentials", "bucket"], "b")).toBe(MASK);
});

test("a secret in an address or an argument is hidden", () => {
  const value = { urls: ["https://me:hunter2@example.com/x", "-e AWS_SECRET_ACCESS_KEY=abc -e HOME=/root"] };
  expect(plain(maskedObject(value))).toEqual({
    urls: [`https://${MASK}@example.com/x`, `-e AWS_SECRET_ACCESS_KEY=${MASK} -e HOME=/root`],
  });
});

test("container arguments that somebody hides, as keys and in arguments, in any case", () => {
  const value = { env: { my_Flag: "a", other: "b" }, arguments: ["-e", "MY_FLAG=a", "OTHER=b"] };
  expect(plain(maskedObject(value, hiding(["MY_FLAG"])))).toEqual({
    env: { my_Flag: MASK, other: "b" },
    arguments: ["-e", `MY_FLAG=${MASK}`, "OTHER=b"],
  });
});

test.each([
  ["https://host/x?user=a&token=s3cret", `https://host/x?user=a&token=${MASK}`],
  ["https://a.blob.core.windows.net/c/k?sv=2021&sig=s3cret", `https://a.blob.core.windows.net/c/k?sv=2021&sig=${MASK}`],
  ["Protocol=https;AccountName=me;AccountKey=s3cret==", `Protocol=https;AccountName=me;AccountKey=${MASK}`],
  ["postgres://me:s3@cret@example.com/x", `postgres://${MASK}@example.com/x`],
  ["-e API_TOKEN='two s3cret words' -e HOME=/root", `-e API_TOKEN=${MASK} -e HOME=/root`],
  ['-e "API_TOKEN=two s3cret words" -e HOME=/root', `-e "API_TOKEN=${MASK}" -e HOME=/root`],
  ['{"user":"me","password":"s3\\"cret","port":1}', `{"user":"me","password":${MASK},"port":1}`],
  ["Authorization: Bearer s3cret", `Authorization: ${MASK}`],
  ["tool --password s3cret --verbose", `tool --password ${MASK} --verbose`],
  ["-----BEGIN RSA PRIVATE KEY-----\ns3cret", MASK],
  ["my.flag=s3cret host=h", `my.flag=${MASK} host=h`],
  ["API_TOKEN= HOME=/root", "API_TOKEN= HOME=/root"],
])("a secret inside of a text is hidden, wherever in it: %s", (text, shown) => {
  expect(plain(maskedObject({ text }, hiding(["my.flag"])))).toEqual({ text: shown });
});

test("a secret beside its name in a list is hidden", () => {
  const value = {
    env: [
      { name: "API_TOKEN", value: "s3cret" },
      { name: "HOME", value: "/root" },
    ],
    arguments: ["--password", "s3cret", "--user", "me"],
  };
  expect(plain(maskedObject(value))).toEqual({
    env: [
      { name: "API_TOKEN", value: MASK },
      { name: "HOME", value: "/root" },
    ],
    arguments: ["--password", MASK, "--user", "me"],
  });
});

test("a text made to be slow to look through is not", () => {
  const texts = ["a", "a-", "a=", "--a ", "a:", "//", "-----BEGIN "].map((word) => word.repeat(262_144 / word.length));
  const began = performance.now();
  for (const text of texts) maskedObject({ text });
  expect(performance.now() - began).toBeLessThan(5_000);
});
