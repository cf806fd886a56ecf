package io.github.disentangle.engine.model;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Variants of a run under other interventions. Each starts at the first layer that computes something else; variants
/// that start at the same layer travel together.
record Reruns(DebertaModel model, Encoder encoder) {

    /// Rows that travel together at most: more would not be faster.
    static final int ROWS = 1024;

    /// @param variants all interventions of each variant
    /// @return one run for each variant
    List<Run> of(Run base, List<List<Intervention>> variants, Progress progress) {
        int layers = model.config().layers();
        var starts = new TreeMap<Integer, List<Integer>>();
        for (int variant = 0; variant < variants.size(); variant++) {
            int start = Plan.firstDifference(base.interventions(), variants.get(variant), layers);
            starts.computeIfAbsent(start, _ -> new ArrayList<>()).add(variant);
        }
        var runs = new Run[variants.size()];
        int done = 0;
        for (var entry : starts.entrySet()) {
            int together = Math.max(1, ROWS / base.given().length());
            List<Integer> all = entry.getValue();
            for (int first = 0; first < all.size(); first += together) {
                List<Integer> chosen = all.subList(first, Math.min(all.size(), first + together));
                List<Plan> plans = chosen.stream()
                        .map(variant -> model.plan(base.given(), variants.get(variant)))
                        .toList();
                double count = runs.length;
                Progress part = progress.part(done / count, (done + chosen.size()) / count);
                List<Run> finished = rerun(base, plans, entry.getKey(), part);
                for (int index = 0; index < chosen.size(); index++) {
                    runs[chosen.get(index)] = finished.get(index);
                }
                done += chosen.size();
            }
        }
        return List.of(runs);
    }

    private List<Run> rerun(Run base, List<Plan> plans, int start, Progress progress) {
        int layers = model.config().layers();
        if (start == Intervention.EMBEDDINGS) {
            return model.fromEmbeddings(plans, progress);
        }
        int from = Math.min(start, layers);
        var entering = plans.stream().map(_ -> base.hiddenState(from)).toList();
        var states = model.fromLayer(encoder.batch(plans), entering, from, layers, progress);
        var runs = new ArrayList<Run>();
        for (int index = 0; index < plans.size(); index++) {
            var all = new ArrayList<Tensor>(base.hiddenStates().subList(0, from));
            all.addAll(states.get(index));
            Plan plan = plans.get(index);
            runs.add(new Run(plan.input(), all, plan.given(), plan.interventions()));
        }
        return runs;
    }
}
