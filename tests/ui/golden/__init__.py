"""Golden pictures: how every scene looks, kept, and what counts as looking different."""
