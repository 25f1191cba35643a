"""gongyak: pledge reports of Korean local governments become exact records."""
