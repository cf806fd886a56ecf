package io.github.disentangle.engine.kernel;

import java.util.function.IntUnaryOperator;

/// Which row of a relative position table belongs to the distance `query - key` of two positions.
///
/// Immutable but for tables derived from it, which kernels leave here for the next call.
public final class DistanceRows {

    /// `rows[longest + distance]`
    private final int[] rows;
    private final int longest;
    private final boolean gradual;
    /// Read and written without locks: whoever finds none, or one for other vectors, makes its own.
    private volatile Steps steps = new Steps(0, new int[0], new int[0]);

    /// @param longest largest distance, in either direction
    /// @param row the row for a distance, never smaller for a larger distance
    public DistanceRows(int longest, IntUnaryOperator row) {
        this.longest = longest;
        rows = new int[2 * longest + 1];
        boolean gradual = true;
        for (int distance = -longest; distance <= longest; distance++) {
            rows[longest + distance] = row.applyAsInt(distance);
            if (distance > -longest) {
                int step = rows[longest + distance] - rows[longest + distance - 1];
                if (step < 0) {
                    throw new IllegalArgumentException("rows fall at distance " + distance);
                }
                gradual &= step <= 1;
            }
        }
        this.gradual = gradual;
    }

    /// Largest distance, in either direction.
    public int longest() {
        return longest;
    }

    /// The row for the distance `query - key`.
    public int row(int distance) {
        return rows[longest + distance];
    }

    /// Whether rows rise by at most 1 from one distance to the next, so that a vector's worth of distances touches
    /// no more than a vector's worth of rows.
    boolean gradual() {
        return gradual;
    }

    /// The steps for vectors of this many lanes.
    Steps steps(int lanes) {
        Steps made = steps;
        if (made.lanes != lanes) {
            made = make(lanes);
            steps = made;
        }
        return made;
    }

    private Steps make(int lanes) {
        int[] down = new int[rows.length * lanes];
        int[] up = new int[rows.length * lanes];
        for (int index = 0; index + lanes <= rows.length; index++) {
            for (int lane = 0; lane < lanes; lane++) {
                up[index * lanes + lane] = rows[index + lane] - rows[index];
                down[(index + lanes - 1) * lanes + lane] = rows[index + lanes - 1 - lane] - rows[index];
            }
        }
        return new Steps(lanes, down, up);
    }

    /// Where in a vector of successive rows the values of a vector of successive distances lie.
    ///
    /// @param down for falling distances: `down[(longest + d)·lanes + i] = row(d - i) - row(d - lanes + 1)`
    /// @param up for rising distances: `up[(longest + d)·lanes + i] = row(d + i) - row(d)`
    @SuppressWarnings("ArrayRecordComponent") // tables, never compared
    record Steps(int lanes, int[] down, int[] up) {}
}
