"""Charts: server-side SVG, one code for screen and print."""
