"""Nerves: breathing, routines, ratings, plans, the exposure ladder, personal trials. Pure."""
