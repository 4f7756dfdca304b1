import { throughPlugin } from "../frontEnds";

throughPlugin(() => require("../partialFailure.test"));
