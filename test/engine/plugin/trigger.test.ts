import { throughPlugin } from "../frontEnds";

throughPlugin(() => require("../trigger.test"));
