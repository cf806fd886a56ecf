package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gradients of targets with respect to everything that leads to them, under the interventions of the run. One call is
/// one reverse pass, for all runs together.
public record Differentiator(DebertaModel model) {

    /// Differentiates a target of a head.
    ///
    /// @param runs of this model; for a choice head the choices of one question
    /// @return one gradient for each run: of the target made of this run, or for a choice head its share in the one
    /// target
    /// @throws TargetException when the head has no such target
    /// @throws io.github.disentangle.engine.model.NotFiniteException when a gradient on the way is infinite or not
    /// a number
    public List<Gradient> gradients(
            TaskHead head, List<Run> runs, Target target, GradientRequest request, Progress progress) {
        List<Seed> seeds = seeds(head, runs, target, request.rules());
        return new ReversePass(model, runs, seeds, request).run(seeds, progress);
    }

    /// The target itself, without the way back.
    ///
    /// @return as [#gradients]: one number for each run
    /// @throws TargetException when the head has no such target
    public double[] values(TaskHead head, List<Run> runs, Target target) {
        return seeds(head, runs, target, LocalRules.EXACT).stream()
                .mapToDouble(Seed::value)
                .toArray();
    }

    private List<Seed> seeds(TaskHead head, List<Run> runs, Target target, LocalRules rules) {
        List<LogitWeight> weights = new TargetWeights(head, runs).of(target);
        var reverse = new HeadReverse(model.kernels(), rules);
        var seeds = new ArrayList<Seed>();
        for (int index = 0; index < runs.size(); index++) {
            int sequence = index;
            var own = weights.stream()
                    .filter(weight -> weight.sequence() == sequence)
                    .toList();
            seeds.add(reverse.seed(head, runs.get(index), own));
        }
        return seeds;
    }

    /// Differentiates a target of one run.
    public Gradient gradient(TaskHead head, Run run, Target target, GradientRequest request, Progress progress) {
        if (head instanceof ChoiceHead && !(target instanceof Target.Choice(int choice) && choice == 0)) {
            throw new TargetException("A choice is explained beside the other choices: give all their runs.");
        }
        return gradients(head, List.of(run), target, request, progress).getFirst();
    }

    /// Differentiates `Σ weights · last hidden state`, for an encoder without head.
    ///
    /// @param weights one for each run, (position, hidden)
    public List<Gradient> ofLastStates(
            List<Run> runs, List<Tensor> weights, GradientRequest request, Progress progress) {
        var seeds = new ArrayList<Seed>();
        for (int index = 0; index < runs.size(); index++) {
            float[] states = runs.get(index).lastHiddenState().data();
            float[] own = weights.get(index).data();
            if (own.length != states.length) {
                throw new TargetException("The weights have the shape "
                        + Arrays.toString(weights.get(index).shape()) + " but the last hidden state has "
                        + Arrays.toString(runs.get(index).lastHiddenState().shape()) + ".");
            }
            double value = 0;
            for (int i = 0; i < own.length; i++) {
                value += (double) own[i] * states[i];
            }
            seeds.add(new Seed(value, weights.get(index), 0));
        }
        return new ReversePass(model, runs, seeds, request).run(seeds, progress);
    }
}
