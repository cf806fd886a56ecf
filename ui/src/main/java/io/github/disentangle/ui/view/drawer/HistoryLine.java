package io.github.disentangle.ui.view.drawer;

import io.github.disentangle.ui.state.History;
import io.github.disentangle.ui.state.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A step with its place in the tree of branches.
///
/// @param depth how far it is set in
/// @param here whether the workbench stands on it
/// @param onPath whether it led to where the workbench stands
/// @param outcome what came out of it, in a few words; empty when not known
record HistoryLine(Step step, int depth, boolean here, boolean onPath, String outcome) {

    /// Depth-first; older branches are set in and come before the newest, which stays on its parent's level.
    static List<HistoryLine> of(History history, Function<Step, String> outcome) {
        Map<Integer, List<Step>> children = new HashMap<>();
        for (Step step : history.steps()) {
            step.parent()
                    .ifPresent(parent -> children.computeIfAbsent(parent, id -> new ArrayList<>())
                            .add(step));
        }
        BitSet path = history.path();
        var lines = new ArrayList<HistoryLine>();
        Deque<HistoryLine> waiting = new ArrayDeque<>();
        waiting.push(new HistoryLine(history.steps().getFirst(), 0, false, false, ""));
        while (!waiting.isEmpty()) {
            HistoryLine next = waiting.pop();
            Step step = next.step();
            lines.add(new HistoryLine(
                    step, next.depth(), step.id() == history.current().id(), path.get(step.id()), outcome.apply(step)));
            List<Step> after = children.getOrDefault(step.id(), List.of());
            for (int index = after.size() - 1; index >= 0; index--) {
                boolean newest = index == after.size() - 1;
                waiting.push(new HistoryLine(after.get(index), next.depth() + (newest ? 0 : 1), false, false, ""));
            }
        }
        return lines;
    }
}
