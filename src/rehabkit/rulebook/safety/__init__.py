"""Rules on referral; the library's own, no source has them."""
