package io.github.disentangle.engine.checkpoint;

/// A table with more rows than are stored: all rows beyond hold the same values.
///
/// @param stored the rows there are
/// @param rows how many those are
/// @param added one further row; its length is the number of columns
record GrownElements(Elements stored, long rows, float[] added) implements Elements {

    @Override
    public void read(long from, float[] target, int to, int count) {
        long end = rows * added.length;
        int known = Math.clamp(end - from, 0, count);
        if (known > 0) {
            stored.read(from, target, to, known);
        }
        for (int i = known; i < count; i++) {
            target[to + i] = added[(int) ((from + i) % added.length)];
        }
    }
}
