package io.github.disentangle.ui.live;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.InterventionException;
import io.github.disentangle.engine.model.DebertaModel;
import io.github.disentangle.engine.model.Input;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.model.Run;
import io.github.disentangle.engine.task.Runner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs sequences with interventions, each from the first layer that computes something else. A task of several
/// sequences (choices, own labels, windows) gets every intervention wherever it fits; what fits nowhere is told.
final class Tampering implements Runner {

    private final DebertaModel model;
    private final List<Intervention> interventions;
    private final PassRuns plain;
    private final PassRuns tampered = new PassRuns();
    private final Map<Intervention, String> misfits = new LinkedHashMap<>();
    private final List<Intervention> carriedOut = new ArrayList<>();

    /// @param plain runs of the same sequences without interventions
    Tampering(DebertaModel model, List<Intervention> interventions, PassRuns plain) {
        this.model = model;
        this.interventions = interventions;
        this.plain = plain;
    }

    @Override
    public List<Run> run(List<Input> inputs, Progress progress) {
        return inputs.stream().map(input -> run(input, progress)).toList();
    }

    private Run run(Input input, Progress progress) {
        List<Intervention> fitting = fitting(input);
        Run run = plain.find(input)
                .map(base -> fitting.isEmpty() ? base : model.rerun(base, fitting, progress))
                .orElseGet(() -> model.run(input, fitting, progress));
        tampered.keep(run);
        return run;
    }

    /// The runs made.
    PassRuns runs() {
        return tampered;
    }

    /// Sentences on what could not be done, and on what does less than one might expect.
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        misfits.forEach((intervention, reason) -> {
            if (!carriedOut.contains(intervention)) {
                remarks.add(text("intervention.misfit", intervention, reason));
            }
        });
        carriedOut.stream()
                .flatMap(intervention -> intervention.warnings(model.config()).stream())
                .distinct()
                .forEach(remarks::add);
        return remarks;
    }

    private List<Intervention> fitting(Input input) {
        var fitting = new ArrayList<Intervention>();
        for (Intervention intervention : interventions) {
            try {
                intervention.check(model.config(), input.length());
                fitting.add(intervention);
                if (!carriedOut.contains(intervention)) {
                    carriedOut.add(intervention);
                }
            } catch (InterventionException e) {
                misfits.put(intervention, e.getMessage());
            }
        }
        return fitting;
    }
}
