package io.github.disentangle.engine.tokenizer;

import java.util.Arrays;
import java.util.BitSet;

/// Finds which strings of a vocabulary start at a place of a text: a double-array trie over UTF-8 bytes (Aoe 1989).
///
/// The child of `node` for byte `b` is the cell `base[node] ^ b`, provided that the cell names `node` as its parent.
final class PieceTrie {

    static final int ROOT = 0;
    /// No such node, or a node at which no string ends.
    static final int NONE = -1;

    private static final int BLOCK = 256;

    private final int[] base;
    private final int[] parent;
    private final int[] value;

    private PieceTrie(int[] base, int[] parent, int[] value) {
        this.base = base;
        this.parent = parent;
        this.value = value;
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
        return value[node];
    }

    /// The value of `text`, or [#NONE] if it is not in the trie.
    int find(String text) {
        int node = ROOT;
        for (int i = 0; i < text.length() && node != NONE; i += Character.charCount(text.codePointAt(i))) {
            node = step(node, text.codePointAt(i));
        }
        return node == NONE ? NONE : value[node];
    }

    private int child(int node, int label) {
        int cell = base[node] ^ label;
        return parent[cell] == node ? cell : NONE;
    }

    /// Collects strings as linked lists of siblings, then packs them.
    static final class Builder {

        private static final int ATTEMPTS = 32;

        private int[] firstChild = new int[1024];
        private int[] sibling = new int[1024];
        private int[] values = new int[1024];
        private byte[] labels = new byte[1024];
        private int nodes = 1;

        private int[] base = {};
        private int[] parent = {};
        private int[] packedValues = {};
        private final BitSet used = new BitSet();
        private int size;
        private int firstFree;

        Builder() {
            values[ROOT] = NONE;
        }

        /// Adds a string, given as UTF-8, and returns the value it had before, or [#NONE].
        int put(byte[] text, int newValue) {
            int node = ROOT;
            for (byte label : text) {
                node = childOrNew(node, label);
            }
            int before = values[node];
            values[node] = newValue;
            return before;
        }

        PieceTrie build() {
            addBlock();
            used.set(ROOT);
            packedValues[ROOT] = values[ROOT];
            var cells = new int[nodes];
            var pending = new int[nodes];
            int depth = 0;
            pending[depth++] = ROOT;
            while (depth > 0) {
                int node = pending[--depth];
                int first = firstChild[node];
                if (first == 0) {
                    continue;
                }
                int place = placeFor(first);
                base[cells[node]] = place;
                for (int child = first; child != 0; child = sibling[child]) {
                    int cell = place ^ labels[child] & 0xFF;
                    used.set(cell);
                    parent[cell] = cells[node];
                    packedValues[cell] = values[child];
                    cells[child] = cell;
                    pending[depth++] = child;
                }
            }
            return new PieceTrie(
                    Arrays.copyOf(base, size), Arrays.copyOf(parent, size), Arrays.copyOf(packedValues, size));
        }

        private int childOrNew(int node, byte label) {
            int last = 0;
            for (int child = firstChild[node]; child != 0; child = sibling[child]) {
                if (labels[child] == label) {
                    return child;
                }
                last = child;
            }
            if (nodes == labels.length) {
                int capacity = nodes * 2;
                firstChild = Arrays.copyOf(firstChild, capacity);
                sibling = Arrays.copyOf(sibling, capacity);
                values = Arrays.copyOf(values, capacity);
                labels = Arrays.copyOf(labels, capacity);
            }
            labels[nodes] = label;
            values[nodes] = NONE;
            if (last == 0) {
                firstChild[node] = nodes;
            } else {
                sibling[last] = nodes;
            }
            return nodes++;
        }

        /// A base under which all siblings fall on free cells. Few attempts among the gaps, then a fresh block:
        /// families of one, which are most, fill the gaps anyway.
        private int placeFor(int first) {
            firstFree = used.nextClearBit(firstFree);
            int cell = firstFree;
            for (int attempt = 0; attempt < ATTEMPTS && cell < size; attempt++) {
                int place = cell ^ labels[first] & 0xFF;
                if (fits(place, first)) {
                    return place;
                }
                cell = used.nextClearBit(cell + 1);
            }
            return addBlock();
        }

        private boolean fits(int place, int first) {
            for (int child = first; child != 0; child = sibling[child]) {
                if (used.get(place ^ labels[child] & 0xFF)) {
                    return false;
                }
            }
            return true;
        }

        private int addBlock() {
            int fresh = size;
            size += BLOCK;
            if (size > base.length) {
                int capacity = Math.max(size, base.length * 2);
                base = Arrays.copyOf(base, capacity);
                parent = Arrays.copyOf(parent, capacity);
                packedValues = Arrays.copyOf(packedValues, capacity);
            }
            Arrays.fill(parent, fresh, size, NONE);
            Arrays.fill(packedValues, fresh, size, NONE);
            return fresh;
        }
    }
}
