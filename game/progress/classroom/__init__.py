"""Progress that leaves this computer: exported, imported, and many people's put into one table."""
