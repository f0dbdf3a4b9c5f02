"""Why and how: the words of a clause that say for what reason, to what end or by what means its act was done."""

from onrecord.model.tree import Tree
from onrecord.tell.answer.grammar import OBJECTS
from onrecord.tell.answer.words import stem, words_of

_BECAUSE = frozenset({"because"})
_FOR = frozenset(
    {"because of", "due to", "over", "in response to", "in retaliation for", "in revenge for", "in protest at"}
)  # fmt: skip
"""What stands before a reason."""
_CITING = frozenset({"cite", "blame"})
_BY = frozenset({"by", "with", "through"})
"""What stands before what is done to an end ("by cutting")."""
_IN = frozenset({"in", "by", "with"})
"""What stands before a tool, or a deed."""


def find_reason(tree: Tree, act: int) -> int | None:
    """The word that heads the reason or the aim of the act, where the sentence says that it is one."""
    below = [i for i in tree.subtree(act) if i > act]
    if (clause := next((i for i in below if _marks(tree, i) & _BECAUSE), None)) is not None:
        return clause
    near = [*tree.kids(act), *(kid for thing in tree.kids(act, *OBJECTS) for kid in tree.kids(thing))]
    for kid in near:
        linked = tree.words[kid].dep == "prep" and _is_for(tree, kid)
        if kid > act and (linked or _is_aim(tree, kid) or _names_reason(tree, kid)):
            return kid
    return None


def find_means(tree: Tree, act: int) -> int | None:
    """The word that heads the means of the act: "by cutting the cable", "with a drone", "in an air strike"."""
    for kid in tree.kids(act, "prep", "agent", "advcl"):
        word = tree.words[kid]
        using = word.dep == "advcl" and word.lemma == "use" and word.tag == "VBG"
        doing = word.text.lower() in _BY and tree.kids(kid, "pcomp")
        tool = word.text.lower() in _IN and any(_is_tool(tree, thing) for thing in tree.kids(kid, "pobj"))
        if using or doing or tool:
            return kid
    return None


def _is_tool(tree: Tree, thing: int) -> bool:
    return tree.words[thing].pos == "NOUN" and stem(tree.words[thing].lemma) in words_of("means.tsv")


def _marks(tree: Tree, verb: int) -> set[str]:
    return {tree.words[k].text.lower() for k in tree.kids(verb, "mark")}


def _is_aim(tree: Tree, verb: int) -> bool:
    """True for "to deter attacks", where it is no part of what is done ("began to withdraw")."""
    to = any(tree.words[k].tag == "TO" for k in tree.kids(verb, "aux"))
    return to and tree.words[verb].dep == "advcl" and verb > tree.words[verb].head


def _names_reason(tree: Tree, verb: int) -> bool:
    """True for "citing a threat"."""
    word = tree.words[verb]
    return word.dep == "advcl" and word.tag == "VBG" and word.lemma in _CITING


def _is_for(tree: Tree, preposition: int) -> bool:
    """True if the preposition with what stands below it begins a reason: "in response to", "because of"."""
    words = [tree.words[i].text.lower() for i in tree.subtree(preposition) if i >= preposition]
    return any(" ".join(words[:length]) in _FOR for length in (1, 2, 3))
