"""The pages for users and developers, and what generates some of them."""
