"""What is said: notices, their meaning in each language, and reading them back."""
