"""What an attacker has: copies of files, a socket, and patience."""
