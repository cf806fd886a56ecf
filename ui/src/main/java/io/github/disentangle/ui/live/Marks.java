package io.github.disentangle.ui.live;

import io.github.disentangle.ui.figure.Target;
import java.util.ArrayList;
import java.util.List;

/// Which targets lie between two others.
public final class Marks {

    /// More cells than this are more than a person means to mark.
    public static final int MOST = 1024;

    private Marks() {}

    /// Everything from one target to another of the same kind, both included; only the second when they are of
    /// different kinds, nothing when there would be more than [#MOST].
    public static List<Target> between(Target from, Target to) {
        var targets = new ArrayList<Target>();
        switch (from) {
            case Target.Cell(int query, int key)
            when to instanceof Target.Cell(int toQuery, int toKey) -> {
                if ((long) (Math.abs(toQuery - query) + 1) * (Math.abs(toKey - key) + 1) > MOST) {
                    return List.of();
                }
                for (int row = Math.min(query, toQuery); row <= Math.max(query, toQuery); row++) {
                    for (int column = Math.min(key, toKey); column <= Math.max(key, toKey); column++) {
                        targets.add(new Target.Cell(row, column));
                    }
                }
            }
            case Target.Head(int layer, int head)
            when to instanceof Target.Head(int toLayer, int toHead) -> {
                for (int row = Math.min(layer, toLayer); row <= Math.max(layer, toLayer); row++) {
                    for (int column = Math.min(head, toHead); column <= Math.max(head, toHead); column++) {
                        targets.add(new Target.Head(row, column));
                    }
                }
            }
            case Target.Token(Target.Side side, int index)
            when to instanceof Target.Token(Target.Side toSide, int toIndex) && side == toSide -> {
                for (int at = Math.min(index, toIndex); at <= Math.max(index, toIndex); at++) {
                    targets.add(new Target.Token(side, at));
                }
            }
            case Target.Bar(int index)
            when to instanceof Target.Bar(int toIndex) -> {
                for (int at = Math.min(index, toIndex); at <= Math.max(index, toIndex); at++) {
                    targets.add(new Target.Bar(at));
                }
            }
            default -> targets.add(to);
        }
        return targets.size() > MOST ? List.of() : targets;
    }
}
