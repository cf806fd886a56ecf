package io.github.disentangle.engine.model;

import io.github.disentangle.engine.checkpoint.ModelConfig;
import io.github.disentangle.engine.kernel.DistanceRows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// From the distance of two tokens to a row of the relative position table: exact up to a point, then in logarithmic
/// buckets. Reference: `make_log_bucket_position` and `build_relative_position`.
public final class RelativePositions {

    private final int buckets;
    private final int longest;
    private final int span;
    /// Replaced when a longer text arrives.
    private volatile DistanceRows rows;

    public RelativePositions(ModelConfig config) {
        this(config.positionBuckets(), config.maxRelativePositions());
    }

    /// @param buckets number of buckets on each side, or less than 1 for none
    /// @param longest the distance at which the buckets end
    public RelativePositions(int buckets, int longest) {
        this.buckets = buckets;
        this.longest = longest;
        this.span = buckets > 0 ? buckets : longest;
        rows = new DistanceRows(span, this::row);
    }

    /// Half the number of rows of the table.
    public int span() {
        return span;
    }

    /// The bucket of a distance `query - key`, an odd function.
    public int bucket(int distance) {
        int middle = buckets / 2;
        int length = Math.abs(distance);
        if (buckets <= 0 || longest <= 0 || length <= middle) {
            return distance;
        }
        double share = length == longest - 1
                ? 1
                : Math.log((double) length / middle) / Math.log((longest - 1) / (double) middle);
        int bucket = (int) Math.ceil(share * (middle - 1)) + middle;
        return distance < 0 ? -bucket : bucket;
    }

    /// The row of the table for a distance `query - key`.
    public int row(int distance) {
        return Math.clamp(bucket(distance) + span, 0, 2 * span - 1);
    }

    /// The rows for all distances in a text of this length, and maybe for larger ones: texts share a table.
    public DistanceRows rows(int length) {
        DistanceRows known = rows;
        if (known.longest() < length - 1) {
            known = new DistanceRows(Math.max(length - 1, 2 * known.longest()), this::row);
            rows = known;
        }
        return known;
    }

    /// The rows a text of this length can touch.
    public Window window(int length) {
        return window(length - 1, null);
    }

    /// The rows tokens at these positions touch.
    public Window window(int[] positions) {
        int lowest = Arrays.stream(positions).min().orElse(0);
        int highest = Arrays.stream(positions).max().orElse(0);
        int reach = 0;
        while (reach < highest - lowest && (row(reach) < 2 * span - 1 || row(-reach) > 0)) {
            reach++;
        }
        return window(reach, positions);
    }

    private Window window(int reach, int @Nullable [] positions) {
        int first = row(-reach);
        int count = row(reach) - first + 1;
        int[] rows = new int[2 * reach + 1];
        for (int distance = -reach; distance <= reach; distance++) {
            rows[distance + reach] = row(distance) - first;
        }
        return new Window(first, count, rows, positions);
    }

    /// A contiguous part of the table.
    ///
    /// @param first its first row in the table
    /// @param count number of rows
    /// @param rows row within the window for each distance: `rows[distance + reach]`, where the reach is `length -
    /// 1` or, with virtual positions, where rows end to differ
    /// @param positions virtual positions; null when tokens stand in their own order
    public record Window(int first, int count, int[] rows, int @Nullable [] positions) {

        /// The row within the window for a query and a key.
        public int row(int query, int key) {
            int distance = positions == null ? query - key : positions[query] - positions[key];
            int reach = rows.length / 2;
            return rows[Math.clamp(distance, -reach, reach) + reach];
        }
    }
}
