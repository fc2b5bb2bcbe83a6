"""Questions in plain English, answered over a graph with the words that the answers rest on.

tokens, spelling, preparing   the words of a question, politeness off, typos read through
lattice, naming, pointing     what each stretch of it may be: cues, kinds, names, ranks, roles
chart, slots, sets, claims    forms of data/questions matched against that, every way
conditions, questions         what a form means: a value of logic and asked
labels                        what forms put under a label, known or not
two_questions                 two questions in one, where the second goes on from the first
by_passage                    the last resort: words that one passage holds together
refusing, presumed            why a question is not answered
sparql, search, support       that value as a query, and what each row rests on
answer_…, verbalise           answers with their quotes; the question said back
own_…, trees                  words and readings of users' own graphs
index, index_…                what a build writes beside its graph for all of this
"""
