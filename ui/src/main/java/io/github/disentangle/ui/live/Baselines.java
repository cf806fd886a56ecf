package io.github.disentangle.ui.live;

import io.github.disentangle.ui.state.Command;
import io.github.disentangle.ui.state.Commands;
import java.util.Optional;

/// Pins the present state as the baseline.
public final class Baselines {

    private Baselines() {}

    /// The present input and interventions as the baseline. The logit watched now stays the one that is watched, or
    /// the two states would be compared by different numbers.
    public static Command pin(Live live) {
        Optional<WatchedLogit> logit = live.logit().value();
        return Commands.pinBaseline(logit == null ? Optional.empty() : logit.map(WatchedLogit::name));
    }
}
