import { throughPlugin } from "../frontEnds";

throughPlugin(() => require("../triggerOutcome.test"));
