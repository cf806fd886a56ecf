package io.github.disentangle.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// How matrix products are cut to fit the registers and caches behind one vector width.
///
/// @param rows height of the register tile
/// @param vectors its width in vectors, 2 or 4
/// @param depth most rows of a panel, a multiple of 64, so that a panel stays in the nearest cache that can feed the
/// tile
/// @param block most rows of `a` that meet one panel after the other
/// @param touched whether a panel is read once before it is used. Tall tiles use a cache line faster than memory brings
/// one and gain 10 %; low tiles leave the CPU's own prefetch time enough and lose as much by waiting
/// @param ahead most tiles above each other with which the next panel is read ahead. The first tile of a panel waits
/// for memory while the others could bring the next; with many tiles that wait is short and reading ahead costs more
record VectorShape(
        VectorSpecies<Float> species, int rows, int vectors, int depth, int block, boolean touched, int ahead) {

    /// Tiles that share reading a panel ahead.
    static final int READERS = 4;

    static VectorShape of(int bits) {
        return switch (bits) {
            case 512 -> new VectorShape(FloatVector.SPECIES_512, 13, 2, 1024, 512, true, 0);
            case 256 -> new VectorShape(FloatVector.SPECIES_256, 6, 2, 1024, 252, false, 6);
            case 128 -> new VectorShape(FloatVector.SPECIES_128, 4, 4, 1024, 256, false, 0);
            default -> throw new IllegalArgumentException("vectors have 128, 256 or 512 bits, not " + bits);
        };
    }

    int bits() {
        return species.vectorBitSize();
    }

    /// Columns of a panel.
    int width() {
        return vectors * species.length();
    }

    /// Queries or keys whose products with relative positions are held at a time: they stay in the first caches.
    int relativeBlock() {
        return 2 * species.length();
    }

    /// Floats from one row of the copied `a` to the next: no multiple of a page.
    int stripe() {
        return depth + 16;
    }

    /// Panels that cover this many columns; the last may be filled up with zeros.
    int panels(int columns) {
        return (columns + width() - 1) / width();
    }

    /// Number of slices of nearly equal depth.
    int slices(int depth) {
        return Math.max(1, (depth + this.depth - 1) / this.depth);
    }

    /// First row of slice `index` of `slices(depth)`, a multiple of 64; `depth` after the last slice.
    int sliceStart(int depth, int index) {
        int units = (depth + 63) / 64;
        return Math.min(depth, (int) ((long) units * index / slices(depth)) * 64);
    }
}
