import { throughPlugin } from "../frontEnds";

throughPlugin(() => require("../crash.test"));
