import { throughPlugin } from "../frontEnds";

throughPlugin(() => require("../adoption.test"));
