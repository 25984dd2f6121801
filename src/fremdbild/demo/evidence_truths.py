from fremdbild.demo.truth import Truth
def evidence_truths() -> tuple[Truth, ...]:
    return ()
