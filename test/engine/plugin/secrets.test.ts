import { throughPlugin } from "../frontEnds";

throughPlugin(() => require("../secrets.test"));
