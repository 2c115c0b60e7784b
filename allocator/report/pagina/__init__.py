"""The page for the college: what to decide, the opties side by side, and everything that lies under them."""
