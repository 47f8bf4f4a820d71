"""Reviewing one's own answers: small steps, evidence first, anchors last."""
