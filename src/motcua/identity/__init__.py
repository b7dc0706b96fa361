"""Who somebody is: accounts, roles of staff in units, and the tokens of machines."""
