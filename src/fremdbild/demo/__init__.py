"""A made-up firm with planted, known truths.

`fremdbild.demo.generate.generate` writes its files, `fremdbild.demo.canonical.canonical_tables` gives its tables in
memory, `fremdbild.demo.truths.truths` its true figures, and `fremdbild.demo.bulk` large files for benchmarks.
"""
