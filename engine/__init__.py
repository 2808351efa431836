"""The pure core of dondoc: values, rules, decisions and ports, with no input or output."""
