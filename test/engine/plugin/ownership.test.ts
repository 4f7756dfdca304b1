import { throughPlugin } from "../frontEnds";

throughPlugin(() => require("../ownership.test"));
