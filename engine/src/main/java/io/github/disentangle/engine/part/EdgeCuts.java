package io.github.disentangle.engine.part;

import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.gradient.Differentiator;
import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.hook.CutEdges;
import io.github.disentangle.engine.hook.Edges;
import io.github.disentangle.engine.hook.HookPoint;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Span;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// By how much the target's value changes when one edge of a head's attention is cut and the other keys of the query
/// share its weight.
///
/// To first order, with g the gradient of the value by the pattern A, cutting (i, j) changes it by
/// `A_ij · (Σ_k g_ik A_ik − g_ij) / (1 − A_ij)`; where A_ij is the whole row, nothing is left to attend to and it is
/// `−g_ij A_ij`.
///
/// @param estimated (query, key): one reverse pass for all edges of the head
public record EdgeCuts(Subject subject, int layer, int head, Tensor estimated) {

    /// Below this rest of a row, there is nobody to take over.
    private static final double NOTHING = 1e-6;

    /// Estimates every edge of a head.
    public static EdgeCuts estimate(Subject subject, int layer, int head, Progress progress) {
        var point = new HookPoint.Attention(layer, HookPoint.AttentionSite.PATTERN, head);
        var model = subject.open().model();
        var gradient = new Differentiator(model)
                .gradient(
                        subject.head(),
                        subject.run(),
                        subject.target(),
                        GradientRequest.of(LocalRules.EXACT).withPoints(Set.of(point)),
                        progress);
        Tensor slope = gradient.points().get(point);
        Tensor pattern = model.attention(subject.run(), layer, head).probability();
        return new EdgeCuts(subject, layer, head, changes(slope, pattern));
    }

    /// The real change when one edge is cut: the model is run again from the head's layer.
    public double verify(int query, int key, Progress progress) {
        var interventions = new ArrayList<Intervention>(subject.run().interventions());
        interventions.add(new CutEdges(new Edges.Block(Span.of(query), Span.of(key)), Scope.ofHead(layer, head)));
        var model = subject.open().model();
        var cut = model.rerun(subject.run(), interventions, progress);
        double[] values = new Differentiator(model).values(subject.head(), List.of(cut), subject.target());
        return values[0] - subject.value();
    }

    private static Tensor changes(Tensor slope, Tensor pattern) {
        int length = pattern.shape()[0];
        float[] changes = new float[length * length];
        for (int query = 0; query < length; query++) {
            double mean = 0;
            for (int key = 0; key < length; key++) {
                mean += (double) slope.get(query, key) * pattern.get(query, key);
            }
            for (int key = 0; key < length; key++) {
                double weight = pattern.get(query, key);
                double rest = 1 - weight;
                double change = rest < NOTHING
                        ? -slope.get(query, key) * weight
                        : weight * (mean - slope.get(query, key)) / rest;
                changes[query * length + key] = (float) change;
            }
        }
        return new Tensor(List.of("query", "key"), new int[] {length, length}, changes);
    }
}
