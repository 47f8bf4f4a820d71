"""Stories: which of them cover what, and which is worth writing next. Pure."""
