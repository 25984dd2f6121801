"""The three mirrors: what we say of ourselves, what customers say, what data prove."""
