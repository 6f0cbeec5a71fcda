"""What leaves the console for people and other programs."""
