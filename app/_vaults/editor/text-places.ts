/** Where a line begins that stands after so many others. */
export function lineStart(text: string, lines: number): number {
  let at = 0;
  for (let passed = 0; passed < lines; passed += 1) {
    const next = text.indexOf("\n", at);
    if (next === -1) return text.length;
    at = next + 1;
  }
  return at;
}

/** Line and column of a position, both from 1. */
export function placeOf(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position);
  return { line: before.split("\n").length, column: position - before.lastIndexOf("\n") };
}

const STEP = "  ";

/** What stands between two positions once its lines are indented by a step, or by one less. */
export function indented(text: string, less: boolean): string {
  const lines = text.split("\n");
  return lines.map((line) => (less ? line.replace(/^ {1,2}|^\t/, "") : line === "" ? line : STEP + line)).join("\n");
}

/** Tab in a code field: a step at the caret, or all chosen lines by a step; with Shift by one less. */
export function indentSelection(field: HTMLTextAreaElement, less: boolean): void {
  const { value, selectionStart: start, selectionEnd: end } = field;
  const first = value.lastIndexOf("\n", start - 1) + 1;
  if (!less && !value.slice(start, end).includes("\n")) {
    field.setRangeText(STEP, start, end, "end");
  } else {
    const lines = indented(value.slice(first, end), less);
    field.setRangeText(lines, first, end, start === end ? "preserve" : "select");
  }
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
