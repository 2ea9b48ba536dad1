/** The first letters of the first and the last word of a name, for where there is no picture. */
export function initials(name: string): string {
  const words = name
    .split("@", 1)
    .join("")
    .split(/[\s._-]+/);
  const [first = "", ...rest] = words.filter((word) => word !== "").map((word) => /^./u.exec(word)?.[0] ?? "");
  return `${first}${rest.at(-1) ?? ""}`.toUpperCase();
}
