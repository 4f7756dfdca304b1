import { throughPlugin } from "../frontEnds";

throughPlugin(() => require("../replacement.test"));
