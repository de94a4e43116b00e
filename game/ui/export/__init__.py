"""What leaves the window as files: pictures of a review, and films of a play."""
