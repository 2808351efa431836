"""What is looked for in a plan before it is loaded, subject by subject."""
