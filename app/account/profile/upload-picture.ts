/** Largest file that is sent; the server takes no more. */
const MOST_BYTES = 1_048_576;
/** Twice what is kept, so that nothing is lost on the way. */
const SIDE = 512;
const QUALITY = 0.9;

/** The middle of a large photo, small enough to be sent; null where the browser cannot read it. */
async function smaller(file: File): Promise<Blob | null> {
  try {
    const image = await createImageBitmap(file);
    const side = Math.min(image.width, image.height);
    const canvas = document.createElement("canvas");
    canvas.width = SIDE;
    canvas.height = SIDE;
    const [left, top] = [(image.width - side) / 2, (image.height - side) / 2];
    canvas.getContext("2d")?.drawImage(image, left, top, side, side, 0, 0, SIDE, SIDE);
    image.close();
    return await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  } catch {
    return null;
  }
}

/** Sends a picture as it is, or made smaller where it is too large; what the server refuses is thrown as it answered. */
export async function uploadPicture(file: File): Promise<void> {
  const body = file.size <= MOST_BYTES ? file : ((await smaller(file)) ?? file);
  const headers = { "content-type": "application/octet-stream" };
  const answer = await fetch("/api/v1/account/profile/picture", { method: "PUT", headers, body });
  // Read to its end also where nothing of it is needed: an answer that is left half-way counts as given up.
  const data: unknown = await answer.json();
  if (!answer.ok) throw Object.assign(new Error("refused"), { data });
}
