"""What ``dondoc doctor`` looks at: machine, program, database, office, mail, calendar, daemon, backups."""
