import { z } from "zod";

/** Largest file, in bytes; what is larger is made smaller by the page before it is sent. */
export const PICTURE_BYTES = 1_048_576;

const BASE64_LENGTH = Math.ceil(PICTURE_BYTES / 3) * 4;

export const setPictureSchema = z.object({
  picture: z
    .base64()
    .min(1, "must not be empty")
    .max(BASE64_LENGTH, "must have at most 1 MiB")
    .describe("A PNG, JPEG, WebP or GIF file of up to 1 MiB in Base64; by REST the file itself may be the body"),
});

export const pictureView = z.object({
  picture: z.string().nullable().describe("Address of the picture; null: there is none"),
});

/** Where a picture is found; its version is part of it, so that it can be kept for good. */
export function pictureAddress(userId: string, version: string): string {
  return `/account/pictures/${userId}/${version}`;
}

/** For people in lists: nothing where there is no picture. */
export function pictureOf(userId: string, version: string | null | undefined): { picture?: string } {
  return version == null ? {} : { picture: pictureAddress(userId, version) };
}

export type SetPictureInput = z.infer<typeof setPictureSchema>;
export type PictureView = z.infer<typeof pictureView>;
