import { formatPath } from "../../../path";
import type { Rule } from "../../rule";

/** A flow with an endpoint says which screens the endpoint may lead to. */
export const endpointRoutes: Rule = ({ document }, { report, isUnknown }) => {
  const { data_api_version: protocol, routing_model: routes } = document;
  if (protocol === undefined || isUnknown(protocol) || routes !== undefined) return;
  report({
    code: "MISSING_REQUIRED_PROPERTY",
    path: ["routing_model"],
    message: "routing_model is required in a flow with data_api_version",
    hint: "list, for each screen, the screens that it leads to",
  });
};

/** Only a flow with an endpoint can exchange data. */
export const dataExchange: Rule = ({ document, screens, hasEndpoint }, { report }) => {
  if (hasEndpoint) return;
  const first = screens.flatMap(({ actions }) => actions).find(({ name }) => name === "data_exchange");
  if (first === undefined) return;
  report({
    code: "MISSING_REQUIRED_PROPERTY",
    path: ["data_api_version"],
    message: `data_api_version is required in a flow with data_exchange, which ${formatPath(first.path)} uses`,
    hint: `write "data_api_version": "3.0"${document.routing_model === undefined ? ", and a routing_model" : ""}`,
  });
};

/** Only a flow with an endpoint can refresh a screen. */
export const refreshOnBack: Rule = ({ screens, hasEndpoint }, { report }) => {
  if (hasEndpoint) return;
  for (const { path, value } of screens) {
    if (value.refresh_on_back !== true) continue;
    report({
      code: "INVALID_PROPERTY_VALUE",
      path: [...path, "refresh_on_back"],
      message: "refresh_on_back is true in a flow without an endpoint",
      hint: "remove it, or declare an endpoint with data_api_version",
    });
  }
};
