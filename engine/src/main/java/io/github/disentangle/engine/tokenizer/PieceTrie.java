package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;
import java.util.BitSet;

/// Finds which strings of a vocabulary start at a place of a text: a double-array trie over UTF-8 bytes (Aoe 1989).
///
/// The child of a node for byte `b` is the cell `base ^ b`, provided that this cell names the node as its parent. Base
/// and parent of a cell lie in one `long`, base above, so that a step touches one place in memory; the sign says that a
/// string ends here.
final class PieceTrie {

    static final int ROOT = 0;
    /// No such node, or a node at which no string ends.
    static final int NONE = -1;

    private static final int BLOCK = 256;

    private final long[] cells;
    private final int[] values;

    private PieceTrie(long[] cells, int[] values) {
        this.cells = cells;
        this.values = values;
    }

    /// The node after `node` and the bytes of `codePoint`, or [#NONE].
    int step(int node, int codePoint) {
        if (codePoint < 0x80) {
            return child(node, codePoint);
        }
        int bytes = Utf8.length(codePoint);
        int next = node;
        for (int k = 0; k < bytes && next != NONE; k++) {
            next = child(next, Utf8.unit(codePoint, bytes, k));
        }
        return next;
    }

    /// The value of the string that ends at `node`, or [#NONE].
    int value(int node) {
        return cells[node] < 0 ? values[node] : NONE;
    }

    /// The value of `text`, or [#NONE] if it is not in the trie.
    int find(String text) {
        int node = ROOT;
        for (int i = 0; i < text.length() && node != NONE; i += Character.charCount(text.codePointAt(i))) {
            node = step(node, text.codePointAt(i));
        }
        return node == NONE ? NONE : value(node);
    }

    private int child(int node, int label) {
        int base = (int) (cells[node] >>> Integer.SIZE) & Integer.MAX_VALUE;
        int cell = base ^ label;
        return (int) cells[cell] == node ? cell : NONE;
    }

    /// Collects strings as linked lists of siblings, then packs them.
    static final class Builder {

        private static final int ATTEMPTS = 32;
        private static final int LABEL_BITS = 8;
        private static final int LABEL = (1 << LABEL_BITS) - 1;
        private static final int MOST_NODES = 1 << Integer.SIZE - 1 - LABEL_BITS;

        private int[] firstChild = new int[1024];
        /// Next sibling above, label below.
        private int[] siblings = new int[1024];
        private int[] nodeValues = new int[1024];
        private int nodes = 1;

        private long[] cells = {};
        private int[] values = {};
        private final BitSet used = new BitSet();
        private int size;
        private int firstFree;

        Builder() {
            nodeValues[ROOT] = NONE;
        }

        /// Adds a string, given as UTF-8, and returns the value it had before, or [#NONE].
        ///
        /// @throws TokenizerException if the trie grows beyond any real vocabulary
        int put(byte[] text, int newValue) {
            return put(text, 0, text.length, newValue);
        }

        /// Adds the string in the bytes `from … to` of `text`.
        int put(byte[] text, int from, int to, int newValue) {
            int node = ROOT;
            for (int i = from; i < to; i++) {
                node = childOrNew(node, text[i] & LABEL);
            }
            int before = nodeValues[node];
            nodeValues[node] = newValue;
            return before;
        }

        PieceTrie build() {
            addBlock();
            used.set(ROOT);
            var cellOf = new int[nodes];
            var pending = new int[nodes];
            int depth = 0;
            pending[depth++] = ROOT;
            while (depth > 0) {
                int node = pending[--depth];
                int cell = cellOf[node];
                long end = 0;
                if (nodeValues[node] != NONE) {
                    values[cell] = nodeValues[node];
                    end = Long.MIN_VALUE;
                }
                int first = firstChild[node];
                int base = first == 0 ? 0 : placeFor(first);
                cells[cell] = end | (long) base << Integer.SIZE | cells[cell] & 0xFFFFFFFFL;
                for (int child = first; child != 0; child = siblings[child] >>> LABEL_BITS) {
                    int target = base ^ siblings[child] & LABEL;
                    used.set(target);
                    cells[target] = cell;
                    cellOf[child] = target;
                    pending[depth++] = child;
                }
            }
            return new PieceTrie(Arrays.copyOf(cells, size), Arrays.copyOf(values, size));
        }

        private int childOrNew(int node, int label) {
            int last = 0;
            for (int child = firstChild[node]; child != 0; ) {
                int entry = siblings[child];
                if ((entry & LABEL) == label) {
                    return child;
                }
                last = child;
                child = entry >>> LABEL_BITS;
            }
            if (nodes == siblings.length) {
                if (nodes == MOST_NODES) {
                    throw new TokenizerException(
                            "The vocabulary is larger than any this program knows: its pieces have more" + " than "
                                    + MOST_NODES + " different beginnings; get the file again");
                }
                firstChild = Arrays.copyOf(firstChild, nodes * 2);
                siblings = Arrays.copyOf(siblings, nodes * 2);
                nodeValues = Arrays.copyOf(nodeValues, nodes * 2);
            }
            siblings[nodes] = label;
            nodeValues[nodes] = NONE;
            if (last == 0) {
                firstChild[node] = nodes;
            } else {
                siblings[last] |= nodes << LABEL_BITS;
            }
            return nodes++;
        }

        /// A base under which all siblings fall on free cells. Few attempts among the gaps, then a fresh block:
        /// families of one, which are most, fill the gaps anyway.
        private int placeFor(int first) {
            firstFree = used.nextClearBit(firstFree);
            int cell = firstFree;
            for (int attempt = 0; attempt < ATTEMPTS && cell < size; attempt++) {
                int base = cell ^ siblings[first] & LABEL;
                if (fits(base, first)) {
                    return base;
                }
                cell = used.nextClearBit(cell + 1);
            }
            return addBlock();
        }

        private boolean fits(int base, int first) {
            for (int child = first; child != 0; child = siblings[child] >>> LABEL_BITS) {
                if (used.get(base ^ siblings[child] & LABEL)) {
                    return false;
                }
            }
            return true;
        }

        private int addBlock() {
            int fresh = size;
            size += BLOCK;
            if (size > cells.length) {
                int capacity = Math.max(size, cells.length * 2);
                cells = Arrays.copyOf(cells, capacity);
                values = Arrays.copyOf(values, capacity);
            }
            Arrays.fill(cells, fresh, size, NONE & 0xFFFFFFFFL);
            return fresh;
        }
    }
}
