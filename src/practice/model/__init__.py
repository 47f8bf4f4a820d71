"""The words everyone shares: plain frozen values, no behaviour that needs the world."""
