import { printParseErrorCode, visit } from "jsonc-parser";
import {
  DEEPEST,
  emptyObject,
  isObject,
  isReservedKey,
  problemAt,
  type ConfigObject,
  type ConfigValue,
} from "./values";

const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: "This is no JSON value; text stands in double quotes",
  InvalidNumberFormat: "This is no number",
  PropertyNameExpected: "A key in double quotes is missing",
  ValueExpected: "A value is missing",
  ColonExpected: '":" is missing',
  CommaExpected: "A comma is missing",
  CloseBraceExpected: '"}" is missing',
  CloseBracketExpected: '"]" is missing',
  EndOfFileExpected: "Nothing may follow the end of the configuration",
  InvalidCommentToken: "JSON has no comments; HOCON and YAML have",
  UnexpectedEndOfComment: "JSON has no comments; HOCON and YAML have",
  UnexpectedEndOfString: "These quotes are never closed",
  InvalidUnicode: '"\\u" is followed by four hexadecimal digits',
  InvalidEscapeCharacter: "This is no escape",
  InvalidCharacter: "A control character stands in quotes; write it as an escape",
};

/**
 * Reads a JSON text (RFC 8259) whose root is an object. A key that stands twice is an error, as nobody can mean it.
 * @throws FormatProblem
 */
export function readJson(text: string): ConfigObject {
  const holders: { value: ConfigObject | ConfigValue[]; key: string }[] = [];
  let root: ConfigValue | undefined;
  const place = (value: ConfigValue) => {
    const holder = holders.at(-1);
    if (holder === undefined) root = value;
    else if (Array.isArray(holder.value)) holder.value.push(value);
    else holder.value[holder.key] = value;
  };
  const begin = (value: ConfigObject | ConfigValue[], offset: number) => {
    if (holders.length >= DEEPEST) throw problemAt(text, offset, `Nested deeper than ${DEEPEST} levels`);
    place(value);
    holders.push({ value, key: "" });
  };
  visit(
    text,
    {
      onObjectBegin: (offset) => begin(emptyObject(), offset),
      onArrayBegin: (offset) => begin([], offset),
      onObjectEnd: () => void holders.pop(),
      onArrayEnd: () => void holders.pop(),
      onObjectProperty: (key, offset) => {
        const holder = holders.at(-1);
        if (holder === undefined || Array.isArray(holder.value)) return;
        if (isReservedKey(key)) throw problemAt(text, offset, `"${key}" is no name for a key`);
        if (Object.hasOwn(holder.value, key)) throw problemAt(text, offset, `The key "${key}" stands here twice`);
        holder.key = key;
      },
      onLiteralValue: (value: ConfigValue) => place(value),
      onError: (code, offset) => {
        throw problemAt(text, offset, WORDS[printParseErrorCode(code)] ?? "This is no JSON");
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  if (!isObject(root)) throw problemAt(text, 0, "A configuration is an object");
  return root;
}
