"""What makes the files that Troth ships and cannot make when it runs."""
