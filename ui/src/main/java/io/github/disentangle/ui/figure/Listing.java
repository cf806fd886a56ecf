package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The numbers of a figure one to a line, each with the words it belongs to: what a person sorts and reads who does not
/// want the picture or cannot see it. Lines are made when they are asked for, so a map of 512 × 512 costs nothing to
/// list.
///
/// @param length number of lines
/// @param targets what a line is about; null for nothing that can be pointed at
/// @param lines the line of a target; -1 when there is none
public record Listing(
        List<Column> columns, int length, IntFunction<@Nullable Target> targets, ToIntFunction<Target> lines) {

    /// What lines say of one thing.
    ///
    /// @param words a line's name; null for a column of numbers
    /// @param keys what lines are sorted by: the number itself, or the place of the name. Not-a-number for no
    /// number
    public record Column(String name, @Nullable IntFunction<String> words, IntToDoubleFunction keys) {

        /// Names, sorted by their place on an axis.
        static Column ofWords(String name, IntFunction<String> words, IntToDoubleFunction places) {
            return new Column(name, words, places);
        }

        static Column ofNumbers(String name, IntToDoubleFunction numbers) {
            return new Column(name, null, numbers);
        }

        public boolean numeric() {
            return words == null;
        }

        /// What a line says to a person.
        public String readable(int line) {
            if (words != null) {
                return words.apply(line);
            }
            double number = keys.applyAsDouble(line);
            return Double.isNaN(number) ? "" : whole(number) ? exact(line) : Numbers.readable(number);
        }

        /// What a line says to a program: numbers with all their digits, nothing for no number.
        public String exact(int line) {
            if (words != null) {
                return words.apply(line);
            }
            double number = keys.applyAsDouble(line);
            if (Double.isNaN(number)) {
                return "";
            }
            if (whole(number)) {
                return String.format(Locale.ROOT, "%.0f", number);
            }
            return (float) number == number ? Float.toString((float) number) : Double.toString(number);
        }

        private static boolean whole(double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e9;
        }
    }

    public Listing {
        columns = List.copyOf(columns);
    }

    /// All cells of a map, or some.
    ///
    /// @param shown which cells, row-major; null for all
    /// @param values `[query, key]` for each name
    static Listing ofMap(
            TokenAxis queries, TokenAxis keys, boolean @Nullable [] shown, List<String> names, List<Tensor> values) {
        int width = keys.length();
        int all = queries.length() * width;
        int[] cells = shown == null
                ? null
                : IntStream.range(0, all).filter(cell -> shown[cell]).toArray();
        IntFunction<Integer> cell = line -> cells == null ? line : cells[line];
        var columns = new ArrayList<Column>();
        columns.addAll(ofTokens(queries, line -> cell.apply(line) / width));
        columns.addAll(ofTokens(keys, line -> cell.apply(line) % width));
        for (int index = 0; index < names.size(); index++) {
            float[] numbers = values.get(index).data();
            columns.add(Column.ofNumbers(names.get(index), line -> numbers[cell.apply(line)]));
        }
        return new Listing(
                columns,
                cells == null ? all : cells.length,
                line -> new Target.Cell(cell.apply(line) / width, cell.apply(line) % width),
                target -> {
                    if (!(target instanceof Target.Cell(int query, int key))
                            || query < 0
                            || query >= queries.length()
                            || key < 0
                            || key >= width) {
                        return -1;
                    }
                    int at = query * width + key;
                    return cells == null ? at : Math.max(-1, Arrays.binarySearch(cells, at));
                });
    }

    /// A token's name and its number, since a text may hold a word twice.
    static List<Column> ofTokens(TokenAxis axis, IntFunction<Integer> token) {
        return List.of(
                Column.ofWords(axis.title(), line -> axis.text(token.apply(line)), token::apply),
                Column.ofNumbers(axis.title() + " #", token::apply));
    }

    /// Lines that are few enough to be kept with their targets.
    static Listing of(List<Column> columns, List<? extends @Nullable Target> targets) {
        return new Listing(columns, targets.size(), targets::get, targets::indexOf);
    }

    /// The same lines where targets stand for something else.
    Listing meaning(Meaning meaning) {
        return new Listing(
                columns,
                length,
                line -> {
                    Target inner = targets.apply(line);
                    return inner == null ? null : meaning.outward(inner);
                },
                target -> meaning.inward(target).map(lines::applyAsInt).orElse(-1));
    }

    /// The lines in the order of a column; lines without a number come last.
    public int[] sorted(Column column, boolean descending) {
        long[] ranked = new long[length];
        for (int line = 0; line < length; line++) {
            float key = (float) column.keys().applyAsDouble(line);
            int bits = Float.floatToIntBits(key);
            int ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
            long rank = Float.isNaN(key) ? Integer.MAX_VALUE : descending ? -(long) ordered - 1 : ordered;
            ranked[line] = rank << 32 | line;
        }
        Arrays.sort(ranked);
        int[] order = new int[length];
        for (int place = 0; place < length; place++) {
            order[place] = (int) ranked[place];
        }
        return order;
    }

    /// The lines as they are.
    public int[] unsorted() {
        return IntStream.range(0, length).toArray();
    }

    /// A line's target; null for nothing that can be pointed at.
    public @Nullable Target target(int line) {
        return targets.apply(line);
    }

    /// The line of a target; -1 when there is none.
    public int line(@Nullable Target target) {
        return target == null ? -1 : lines.applyAsInt(target);
    }
}
