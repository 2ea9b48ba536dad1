import { expect, test } from "vitest";
import { MASK, maskedRecord } from "./masked";

const NAMES = ["AWS_SECRET_ACCESS_KEY", "GIT_PASS"];
const masked = (text: string) => maskedRecord({ text }, NAMES).text;

test("fields that are called so, in any case, and nothing that is called alike", () => {
  const record = { aws_secret_access_key: "abc", GIT_PASS: 7, GIT_PASSPORT: "x", empty: null, GIT_PASS2: true };
  expect(maskedRecord(record, NAMES)).toEqual({ ...record, aws_secret_access_key: MASK, GIT_PASS: MASK });
  expect(maskedRecord({ GIT_PASS: null }, NAMES)).toEqual({ GIT_PASS: null });
  expect(maskedRecord(record, [])).toEqual(record);
});

test.each([
  ["docker run -e GIT_PASS=abc image", "docker run -e GIT_PASS=******** image"],
  ['--env "GIT_PASS=a b" x', '--env "GIT_PASS=********" x'],
  ['GIT_PASS="a b" x', "GIT_PASS=******** x"],
  ["GIT_PASS='a b' x", "GIT_PASS=******** x"],
  ["docker run -eGIT_PASS=abc image", "docker run -eGIT_PASS=******** image"],
  ['{"GIT_PASS":"a \\"b","other":1}', '{"GIT_PASS":"********","other":1}'],
  ['[{"name": "GIT_PASS", "value": "abc"}]', '[{"name": "GIT_PASS", "value": "********"}]'],
  ["- name: GIT_PASS\n  value: abc\n- name: B", "- name: GIT_PASS\n  value: ********\n- name: B"],
  ["env:\n  GIT_PASS: abc\n  B: c", "env:\n  GIT_PASS: ********\n  B: c"],
  ["MY_GIT_PASS=abc", "MY_GIT_PASS=abc"],
  ['{"MY_GIT_PASS":"abc"}', '{"MY_GIT_PASS":"abc"}'],
  ["-e GIT_PASS -e B=1", "-e GIT_PASS -e B=1"],
])("%s", (text, expected) => expect(masked(text)).toBe(expected));

test("the same value elsewhere too, as it is, URL-encoded, in Base64 and over several lines; short ones there alone", () => {
  const value = "first line\nsecond/line?";
  const record = {
    GIT_PASS: value,
    log: `cloning ${value} now`,
    address: `https://h/?p=${encodeURIComponent(value)}`,
    header: Buffer.from(value).toString("base64"),
    other: "first line",
  };
  expect(maskedRecord(record, NAMES)).toEqual({
    GIT_PASS: MASK,
    log: `cloning ${MASK} now`,
    address: `https://h/?p=${MASK}`,
    header: MASK,
    other: "first line",
  });
  expect(maskedRecord({ GIT_PASS: "LIVE", log: "DELIVERY" }, NAMES)).toEqual({ GIT_PASS: MASK, log: "DELIVERY" });
});
