"""The web application: Django, one app per concern. Needs the extra `fremdbild[web]`."""
