import { itsLife } from "./languages";

itsLife({
  folder: "yaml",
  files: [],
  prepare: async () => true,
  imported: /^resources:\n {2}imported:\n {4}type: cams:WhatsAppFlow\n/,
});
