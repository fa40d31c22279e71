"""Files of a site that are no pages: for hosts, for machines, for readers without a connection."""
