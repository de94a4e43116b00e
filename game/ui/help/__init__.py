"""Help: a page for each scene, of what it is about and which key does what."""
