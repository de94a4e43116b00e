"""Networks for a level: trained from its streams, measured, and compared."""
