"""Key concepts of talks: candidates by Italian patterns, variants merged, ranked by termhood.

`extract` gives each talk its concepts and the corpus its glossary.
"""
