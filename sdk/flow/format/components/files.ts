import { anything, either, fixed, integer, list, oneOf, open, type Properties, string } from "../shape";
import { type ComponentSpec, description, enabled, label, name, visible } from "./shared";

const picker = (things: string, more: Properties): Properties => ({
  name,
  label,
  description,
  ...more,
  "max-file-size-kb": open(integer(1, 25600), { about: "Largest size of one file, by default 25600" }),
  [`min-uploaded-${things}`]: open(integer(0, 30), { about: "How many must be given, by default none" }),
  [`max-uploaded-${things}`]: open(integer(1, 30), { about: "How many may be given, by default 30" }),
  enabled,
  visible,
  "error-message": open(either(string, { kind: "map", of: anything }), {
    outsideForm: true,
    about: "A message of error",
  }),
});

/** The MIME types that a DocumentPicker can be narrowed to; the last is accepted and not documented. */
const MIME_TYPES = [
  "application/gzip",
  "application/msword",
  "application/pdf",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/vnd.oasis.opendocument.presentation",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/x-7z-compressed",
  "application/zip",
  "image/avif",
  "image/gif",
  "image/heic",
  "image/heif",
  "image/jpeg",
  "image/png",
  "image/tiff",
  "image/webp",
  "text/plain",
  "video/mp4",
  "video/mpeg",
  "application/xml",
];

/** Components that take files. */
export const files: Readonly<Record<string, ComponentSpec>> = {
  PhotoPicker: {
    about: "Takes photos",
    value: "array",
    properties: picker("photos", {
      "photo-source": open(oneOf("camera_gallery", "camera", "gallery"), { about: "Where photos may come from" }),
    }),
  },
  DocumentPicker: {
    about: "Takes documents",
    value: "array",
    properties: picker("documents", {
      "allowed-mime-types": fixed(list(oneOf(...MIME_TYPES)), {
        about: "Kinds of files that are taken, by default all",
      }),
    }),
  },
};
