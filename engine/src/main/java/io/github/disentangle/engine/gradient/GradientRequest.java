package io.github.disentangle.engine.gradient;

import io.github.disentangle.engine.hook.HookPoint;
import java.util.Set;

/// What a reverse pass is to find beside the gradients it always finds.
///
/// @param rules what nonlinear parts pass back
/// @param relativeRows whether the rows of the relative position table are wanted; costs about a third of a forward
/// pass more
/// @param points places whose values' gradients are wanted
public record GradientRequest(LocalRules rules, boolean relativeRows, Set<HookPoint> points) {

    public GradientRequest {
        points = Set.copyOf(points);
    }

    public static GradientRequest of(LocalRules rules) {
        return new GradientRequest(rules, false, Set.of());
    }

    /// With the relative rows.
    public GradientRequest withRelativeRows() {
        return new GradientRequest(rules, true, points);
    }

    /// With the gradients at these places.
    public GradientRequest withPoints(Set<HookPoint> points) {
        return new GradientRequest(rules, relativeRows, points);
    }
}
