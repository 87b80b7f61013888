"""Who is here, and by which key they prove it."""
