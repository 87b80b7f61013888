"""What every request passes, whatever face it is for: names, log, origin, sign-in, access."""
