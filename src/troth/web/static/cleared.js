// Where somebody can sign in: what the sign-in before it noted in this browser goes. A sign-in that
// ended by itself told the browser nothing.

import { clears } from "./seen.js";

clears();
