"""Sheets: tables that leave the house as .csv and .xlsx files."""
