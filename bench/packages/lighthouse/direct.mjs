// Lighthouse asks for robots.txt from within the page, which our policy (connect-src 'none')
// forbids as it should. Here it asks beside the page, by its own other way to do so.
import { Fetcher } from "lighthouse/core/gather/fetcher.js";

Fetcher.prototype.fetchResource = Fetcher.prototype._fetchWithFetchApi;
