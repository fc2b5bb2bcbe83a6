"""What is known beforehand, as files: no logic beyond finding them."""
