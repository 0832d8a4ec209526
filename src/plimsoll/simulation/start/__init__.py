"""Where a forecast starts: the open work of a store on a day, and what its history says of what is to come."""
