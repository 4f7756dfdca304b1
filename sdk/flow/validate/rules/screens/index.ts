/** Rules about screens as a whole: their ids, how a flow moves between them, and where it ends. */
import type { Rule } from "../../rule";
import { connectedScreens } from "./connected";
import { dataExchange, refreshOnBack } from "./endpoint";
import { entryScreen } from "./entry";
import { reservedIds, uniqueIds } from "./ids";
import { routedScreens, routeScreens } from "./routedScreens";
import { routeDirections, routeLimit, routesOfNavigations } from "./routeRules";
import { navigationTargets } from "./targets";
import { completeIsTerminal, terminalFooter, terminalFooterEnds, terminalScreen } from "./terminal";

export const screenRules: readonly Rule[] = [
  uniqueIds,
  reservedIds,
  terminalScreen,
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
  dataExchange,
  refreshOnBack,
];
