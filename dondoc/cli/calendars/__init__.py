"""Commands about the working calendar and single deadlines."""
