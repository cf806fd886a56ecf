package io.github.disentangle.ui.view;

import java.util.AbstractList;
import java.util.List;
import javafx.collections.ObservableListBase;

/// The numbers of a listing's lines in the order they are shown. A hundred thousand lines are as many `int`s and no
/// objects; only those in sight are boxed.
final class ListingLines extends ObservableListBase<Integer> {

    private int[] order = {};

    /// Shows other lines, or the same in another order.
    void show(int[] now) {
        beginChange();
        List<Integer> before = list(order);
        order = now.clone();
        nextReplace(0, order.length, before);
        endChange();
    }

    /// The lines in their order.
    int[] order() {
        return order.clone();
    }

    /// Where a line is shown; -1 when it is not.
    int place(int line) {
        for (int place = 0; place < order.length; place++) {
            if (order[place] == line) {
                return place;
            }
        }
        return -1;
    }

    @Override
    public Integer get(int place) {
        return order[place];
    }

    @Override
    public int size() {
        return order.length;
    }

    private static List<Integer> list(int[] lines) {
        return new AbstractList<>() {
            @Override
            public Integer get(int place) {
                return lines[place];
            }

            @Override
            public int size() {
                return lines.length;
            }
        };
    }
}
