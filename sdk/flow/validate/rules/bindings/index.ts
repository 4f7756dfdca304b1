/** Rules about data: the data model, bindings and expressions that use it, and the payloads that carry it. */
import type { Rule } from "../../rule";
import { conditions } from "./conditions";
import { boundFormValues } from "./formValues";
import { navigatePayloads } from "./navigate";
import { nestedExpressions } from "./nestedExpressions";
import { payloadBindings } from "./payloads";
import { pickerPayloads } from "./pickers";
import { propertyBindings } from "./properties";
import { screenData } from "./screenData";
import { updateDataKeys } from "./updateData";

export const bindingRules: readonly Rule[] = [
  screenData,
  propertyBindings,
  nestedExpressions,
  boundFormValues,
  conditions,
  payloadBindings,
  navigatePayloads,
  updateDataKeys,
  pickerPayloads,
];
