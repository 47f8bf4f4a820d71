"""An application from the advert to its outcome, and what comes after: feedback, mirror, plan, passport."""
