import { throughPlugin } from "../frontEnds";

throughPlugin(() => require("../lifecycle.test"));
