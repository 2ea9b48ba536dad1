import type { PickerOption, PickerSearch } from "@/app/_components/picker/types";

/** A search within a list that is here already; every word must stand somewhere in the entry. */
export function searchIn(options: readonly PickerOption[]): PickerSearch {
  return (text) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return Promise.resolve(
      options.filter(({ label, note }) => {
        const whole = `${label} ${note ?? ""}`.toLowerCase();
        return words.every((word) => whole.includes(word));
      }),
    );
  };
}
