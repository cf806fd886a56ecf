package io.github.disentangle.ui.live;

import io.github.disentangle.ui.figure.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/// Which targets lie between two others.
public final class Marks {

    /// More cells than this are more than a person means to mark.
    public static final int MOST = 1024;

    private Marks() {}

    /// Everything from one target to another of the same kind, both included; only the second when they are of
    /// different kinds, nothing when there would be more than [#MOST]. The first comes last.
    public static List<Target> between(Target from, Target to) {
        return beginning(from, all(from, to));
    }

    /// A range with its beginning last, as the one pinned latest: it stays in the inspector, and another range
    /// begins there again. Nothing when there are more than [#MOST].
    public static List<Target> beginning(Target from, List<Target> range) {
        List<Target> targets = new ArrayList<>(range.size() > MOST ? List.of() : range);
        if (targets.remove(from)) {
            targets.add(from);
        }
        return targets;
    }

    private static List<Target> all(Target from, Target to) {
        return switch (from) {
            case Target.Cell(int row, int column)
            when to instanceof Target.Cell(int toRow, int toColumn) ->
                grid(row, toRow, column, toColumn, Target.Cell::new);
            case Target.Head(int row, int column)
            when to instanceof Target.Head(int toRow, int toColumn) ->
                grid(row, toRow, column, toColumn, Target.Head::new);
            case Target.State(int row, int column)
            when to instanceof Target.State(int toRow, int toColumn) ->
                grid(row, toRow, column, toColumn, Target.State::new);
            case Target.Point(int row, int column)
            when to instanceof Target.Point(int toRow, int toColumn) ->
                grid(row, toRow, column, toColumn, Target.Point::new);
            case Target.Token(Target.Side side, int index)
            when to instanceof Target.Token(Target.Side toSide, int toIndex) && side == toSide ->
                row(index, toIndex, at -> new Target.Token(side, at));
            case Target.Bar(int index)
            when to instanceof Target.Bar(int toIndex) -> row(index, toIndex, Target.Bar::new);
            case Target.Panel(int index)
            when to instanceof Target.Panel(int toIndex) -> row(index, toIndex, Target.Panel::new);
            case Target.Own(String figure, Target inner)
            when to instanceof Target.Own(String toFigure, Target toInner) && figure.equals(toFigure) ->
                all(inner, toInner).stream()
                        .<Target>map(target -> new Target.Own(figure, target))
                        .toList();
            default -> List.of(to);
        };
    }

    private static List<Target> row(int from, int to, IntFunction<Target> target) {
        return grid(0, 0, from, to, (row, column) -> target.apply(column));
    }

    private static List<Target> grid(
            int fromRow, int toRow, int fromColumn, int toColumn, BiFunction<Integer, Integer, Target> target) {
        var targets = new ArrayList<Target>();
        if ((Math.abs(toRow - fromRow) + 1L) * (Math.abs(toColumn - fromColumn) + 1L) <= MOST) {
            for (int row = Math.min(fromRow, toRow); row <= Math.max(fromRow, toRow); row++) {
                for (int column = Math.min(fromColumn, toColumn); column <= Math.max(fromColumn, toColumn); column++) {
                    targets.add(target.apply(row, column));
                }
            }
        }
        return targets;
    }
}
