// The list of talks: what is new in this browser is marked. Without it the list is the same.

import { marks } from "./seen.js";

const shelf = document.querySelector(".shelf");
if (shelf) marks(shelf);
