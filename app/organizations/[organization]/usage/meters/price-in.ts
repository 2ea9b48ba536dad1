/** An empty price is none. */
export const priceIn = { setValueAs: (value: unknown) => (value === "" ? null : value) };
