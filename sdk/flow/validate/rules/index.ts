/** All semantic rules, grouped as authors think of them. */
import type { Rule } from "../rule";
import { bindingRules } from "./bindings";
import { inputRules } from "./inputs";
import { placementRules } from "./placement";
import { screenRules } from "./screens";

export const rules: readonly Rule[] = [...screenRules, ...placementRules, ...inputRules, ...bindingRules];
