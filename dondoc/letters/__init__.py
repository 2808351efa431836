"""What messages say: values gathered and composed."""
