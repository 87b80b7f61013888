"""The face for people: pages that work as HTML and forms; scripts only improve them."""
