/** Rules about screens as a whole: their ids, how a flow moves between them, and where it ends. */
import type { Rule } from "../../rule";
import { connectedScreens } from "./connected";
import { dataExchange, endpointRoutes, refreshOnBack } from "./endpoint";
import { entryScreen } from "./entry";
import { reservedIds, uniqueIds } from "./ids";
import { routedScreens, routeScreens } from "./routedScreens";
import { routeDirections, routeLimit, routesOfNavigations } from "./routeRules";
import { navigationTargets } from "./targets";
import { completeIsTerminal, successfulEnd, terminalFooter, terminalFooterEnds, terminalScreen } from "./terminal";

export const screenRules: readonly Rule[] = [
  uniqueIds,
  reservedIds,
  terminalScreen,
  successfulEnd,
  terminalFooter,
  terminalFooterEnds,
  completeIsTerminal,
  navigationTargets,
  routedScreens,
  routeScreens,
  routeDirections,
  routeLimit,
  routesOfNavigations,
  connectedScreens,
  entryScreen,
  endpointRoutes,
  dataExchange,
  refreshOnBack,
];
