"""Native script in, spellings out, one file a system; and how a spelling parses."""
