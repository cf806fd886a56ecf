package io.github.disentangle.engine.task;

import io.github.disentangle.engine.checkpoint.SafetensorsWriter;
import io.github.disentangle.engine.gradient.Differentiator;
import io.github.disentangle.engine.gradient.GradientRequest;
import io.github.disentangle.engine.gradient.LocalRules;
import io.github.disentangle.engine.gradient.Target;
import io.github.disentangle.engine.gradient.TargetException;
import io.github.disentangle.engine.head.ChoiceHead;
import io.github.disentangle.engine.head.Losses;
import io.github.disentangle.engine.head.MaskedLanguageHead;
import io.github.disentangle.engine.head.SequenceHead;
import io.github.disentangle.engine.head.SpanHead;
import io.github.disentangle.engine.head.TaskHead;
import io.github.disentangle.engine.head.TokenHead;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.InputException;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Every tensor of a forward pass, named and shaped as the reference's output object.
public final class Trace {

    private final DebertaModel model;
    private final Optional<TaskHead> head;
    private final TraceBatch batch;
    private final List<Run> runs;

    /// Runs the batch.
    ///
    /// @throws InputException if the model cannot take it
    public Trace(DebertaModel model, Optional<TaskHead> head, TraceBatch batch, Progress progress) {
        boolean choices = head.filter(ChoiceHead.class::isInstance).isPresent();
        if (choices != (batch.axes().length == 3)) {
            throw new InputException("This model takes inputs of the shape "
                    + (choices ? "(batch, choices, length)" : "(batch, length)") + ", found "
                    + Arrays.toString(batch.axes()));
        }
        requireLabelsToBeOfUse(head, batch);
        this.model = model;
        this.head = head;
        this.batch = batch;
        this.runs = model.run(batch.inputs(), progress);
    }

    /// A span head takes both its positions, any other head labels, a bare encoder nothing.
    private static void requireLabelsToBeOfUse(Optional<TaskHead> head, TraceBatch batch) {
        boolean span = head.filter(SpanHead.class::isInstance).isPresent();
        Set<String> positions = Set.of("start_positions", "end_positions");
        Set<String> taken = head.isEmpty() ? Set.of() : span ? positions : Set.of("labels");
        Set<String> given = batch.labels().keySet();
        boolean half = span && given.size() == 1;
        if (half || !taken.containsAll(given)) {
            String wanted = span ? "start_positions with end_positions" : head.isPresent() ? "labels" : "no labels";
            throw new InputException("The inputs hold " + String.join(" and ", new TreeSet<>(given))
                    + "; this model takes " + wanted + ".");
        }
    }

    /// Adds `hidden_states.0 … N` (sequence, position, hidden) and what the head makes of them: `logits`, or
    /// `start_logits` and `end_logits`, and `loss` if labels were given; for a bare encoder `last_hidden_state`.
    public void addOutputs(SafetensorsWriter out) {
        int[] shape = {runs.size(), length(), model.config().hiddenSize()};
        for (int layer = 0; layer <= model.config().layers(); layer++) {
            int index = layer;
            out.add(
                    "hidden_states." + layer,
                    shape,
                    run -> runs.get(run).hiddenState(index).data());
        }
        if (head.isEmpty()) {
            out.add(
                    "last_hidden_state",
                    shape,
                    run -> runs.get(run).lastHiddenState().data());
        } else {
            loss(out).ifPresent(loss -> out.add("loss", new float[] {(float) loss}));
        }
    }

    /// Adds `attentions.0 … N-1` (sequence, head, query, key).
    public void addAttentions(SafetensorsWriter out) {
        addMaps(out, "attentions.", HeadAttention::probability);
    }

    /// Adds `scores.c2c.i`, `scores.c2p.i`, `scores.p2c.i` (sequence, head, query, key), the scaled addends whose
    /// sum goes into the softmax.
    public void addScores(SafetensorsWriter out) {
        addMaps(out, "scores.c2c.", HeadAttention::contentToContent);
        addMaps(out, "scores.c2p.", HeadAttention::contentToPosition);
        addMaps(out, "scores.p2c.", HeadAttention::positionToContent);
    }

    private void addMaps(SafetensorsWriter out, String prefix, Function<HeadAttention, Tensor> part) {
        int[] shape = {runs.size(), model.config().heads(), length(), length()};
        for (int layer = 0; layer < model.config().layers(); layer++) {
            int index = layer;
            out.add(
                    prefix + layer,
                    shape,
                    run -> joined(model.attention(runs.get(run), index).stream().map(part)));
        }
    }

    /// Adds `grad.inputs_embeds` (sequence, position, embedding): the gradient of the sum over the batch of one
    /// logit, for token heads also over the tokens, for a span head of all start logits, with respect to the
    /// embeddings before their layer norm.
    ///
    /// @throws TargetException if the model has no such logit
    public void addGradient(SafetensorsWriter out, int logit, Progress progress) {
        TaskHead differentiated =
                head.orElseThrow(() -> new TargetException("This model has no head and so no logit to differentiate."));
        int together = differentiated instanceof ChoiceHead ? batch.axes()[1] : runs.size();
        var parts = new ArrayList<Tensor>();
        for (int first = 0; first < runs.size(); first += together) {
            new Differentiator(model)
                    .gradients(
                            differentiated,
                            runs.subList(first, first + together),
                            Target.everywhere(differentiated, logit),
                            GradientRequest.of(LocalRules.EXACT),
                            progress)
                    .forEach(gradient -> parts.add(gradient.inputsEmbeds()));
        }
        int[] shape = Arrays.copyOf(batch.axes(), batch.axes().length + 1);
        shape[shape.length - 1] = model.config().embeddingSize();
        out.add("grad.inputs_embeds", joined(parts.stream()), shape);
    }

    /// Adds the head's logits.
    ///
    /// @return the loss, if the batch has labels
    private OptionalDouble loss(SafetensorsWriter out) {
        int rows = batch.axes()[0];
        return switch (head.orElseThrow()) {
            case SequenceHead sequence -> {
                float[] logits = joined(runs.stream().map(sequence::logits));
                int labelCount = logits.length / rows;
                var type = model.config().problemType();
                var labels = batch.find("labels");
                // the reference hands out a flat vector when it takes the squared error by itself
                boolean flat = labels.isPresent() && labelCount == 1 && type.isEmpty();
                out.add("logits", logits, flat ? new int[] {rows} : new int[] {rows, labelCount});
                yield orEmpty(labels.map(
                        given -> Losses.sequence(logits, given.values(), given.integral(), labelCount, type)));
            }
            case TokenHead token -> tokens(out, runs.stream().map(token::logits).toList());
            case MaskedLanguageHead language ->
                tokens(out, runs.stream().map(language::logits).toList());
            case SpanHead span -> {
                var spans = runs.stream().map(span::logits).toList();
                float[] start = joined(spans.stream().map(SpanHead.SpanLogits::start));
                float[] end = joined(spans.stream().map(SpanHead.SpanLogits::end));
                out.add("start_logits", start, rows, length());
                out.add("end_logits", end, rows, length());
                var starts = batch.classes("start_positions", rows);
                var ends = batch.classes("end_positions", rows);
                yield orEmpty(starts.flatMap(from -> ends.map(to -> Losses.span(start, end, from, to))));
            }
            case ChoiceHead choice -> {
                int choices = batch.axes()[1];
                float[] logits = new float[runs.size()];
                for (int row = 0; row < rows; row++) {
                    var own = choice.logits(runs.subList(row * choices, (row + 1) * choices));
                    System.arraycopy(own.data(), 0, logits, row * choices, choices);
                }
                out.add("logits", logits, rows, choices);
                yield orEmpty(batch.classes("labels", rows)
                        .map(labels -> Losses.crossEntropy(logits, labels, Losses.IGNORED)));
            }
        };
    }

    private OptionalDouble tokens(SafetensorsWriter out, List<Tensor> logits) {
        int classes = logits.getFirst().shape()[1];
        out.add(
                "logits",
                new int[] {runs.size(), length(), classes},
                run -> logits.get(run).data());
        return orEmpty(batch.classes("labels", batch.axes())
                .map(labels -> Losses.crossEntropy(joined(logits.stream()), labels, Losses.IGNORED)));
    }

    private static OptionalDouble orEmpty(Optional<Double> loss) {
        return loss.isPresent() ? OptionalDouble.of(loss.get()) : OptionalDouble.empty();
    }

    private int length() {
        return batch.axes()[batch.axes().length - 1];
    }

    private static float[] joined(Stream<Tensor> tensors) {
        List<Tensor> parts = tensors.toList();
        float[] all =
                new float[parts.stream().mapToInt(part -> part.data().length).reduce(0, Math::addExact)];
        int at = 0;
        for (Tensor part : parts) {
            System.arraycopy(part.data(), 0, all, at, part.data().length);
            at += part.data().length;
        }
        return all;
    }
}
