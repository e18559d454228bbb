#!/usr/bin/env python3
"""Tips, nodes and sums of branch lengths of real trees, by scikit-bio: the golden values of the tree readers.

Usage: tree-sums.py DATA_FOLDER > Tests/BioIOTests/Fixtures/tree-sums/sums.tsv
The last columns are those of the tree sheared to every third tip (in the order of the file): tips and sum, the branches
above the last common ancestor left out.
"""
import gzip
import math
import sys

from skbio import TreeNode

FOLDER = sys.argv[1]
TREES = ["unifrac/esophagus/tree.nwk", "unifrac/globalpatterns/tree.nwk", "unifrac/gp500/gp500test.tree",
         "unifrac/qiime-191-tt/tree.nwk", "mock-tables/mock-3/phylogeny.tre", "mock-tables/mock-4/phylogeny.tre",
         "mock-tables/mock-16/phylogeny.tre", "cohort-pediatric-ibd/tree.nwk", "cohort-wirbel-crc/tree.nwk",
         "refs-16s/HITdb.tre.gz", "refs-16s/gg_13_8_97_otus.tree.gz"]


def total(tree):
    return math.fsum(node.length or 0 for node in tree.traverse())


print("tree\ttips\tnodes\tsum\tthird_tips\tthird_sum")
for path in TREES:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(f"{FOLDER}/{path}", "rt") as file:
        tree = TreeNode.read(file, format="newick", convert_underscores=False)
    tips = [tip.name for tip in tree.tips()]
    nodes = sum(1 for _ in tree.traverse())
    whole = total(tree)
    third = tree.shear(tips[::3])
    # From the last common ancestor down, whatever scikit-bio leaves above it.
    third = third.lca(list(third.tips())) if len(list(third.tips())) > 1 else third
    below = math.fsum(node.length or 0 for node in third.traverse() if node is not third)
    print(f"{path}\t{len(tips)}\t{nodes}\t{whole!r}\t{len(tips[::3])}\t{below!r}")
