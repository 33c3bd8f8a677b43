"""What Kith may offer, and why."""

from core.rules.budget import may_offer
from core.rules.offered import Given, Offer, Offered

__all__ = ["Given", "Offer", "Offered", "may_offer"]
