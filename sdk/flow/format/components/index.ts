/** The components of Flow JSON, in the order in which the reference lists them. */
import { choices } from "./choices";
import { containers } from "./containers";
import { dates } from "./dates";
import { fields } from "./fields";
import { files } from "./files";
import { images } from "./images";
import { navigation } from "./navigation";
import type { ComponentSpec } from "./shared";
import { texts } from "./texts";

export type { ComponentSpec } from "./shared";

/** Source: the component pages of Meta's Flow JSON reference, and what Meta's Flow Builder refuses. */
export const COMPONENTS: Readonly<Record<string, ComponentSpec>> = {
  ...texts,
  ...fields,
  ...choices,
  ...dates,
  ...navigation,
  ...images,
  ...files,
  ...containers,
};
