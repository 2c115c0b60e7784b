"""Two plans side by side: which decisions differ, what that means for whom, and who has to decide."""
