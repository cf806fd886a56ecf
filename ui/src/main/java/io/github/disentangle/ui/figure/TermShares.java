package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one head's attention owes to each of its terms. A term that is not listed is one the model does not have.
///
/// @param shares of each term, not negative, at most 1 together
public record TermShares(Map<Addend, Double> shares) {

    public TermShares {
        shares = Collections.unmodifiableMap(new EnumMap<>(shares));
    }

    /// The terms the model has, in their usual order.
    List<Addend> addends() {
        return List.copyOf(shares.keySet());
    }

    /// The share of a term; 0 for one that is not there.
    double of(Addend addend) {
        return shares.getOrDefault(addend, 0.0);
    }

    /// The shares in words, e.g. `c2c 40 %, p2c 60 %`.
    String words() {
        return shares.entrySet().stream()
                .map(share -> share.getKey().label() + " " + Numbers.percent(share.getValue()))
                .collect(Collectors.joining(", "));
    }

    /// A column for each term; no number on a line where shares are not known.
    static List<Listing.Column> columns(List<Addend> addends, IntFunction<@Nullable TermShares> known) {
        return addends.stream()
                .map(addend -> Listing.Column.ofNumbers(text("table.share", addend.label()), line -> {
                    TermShares head = known.apply(line);
                    return head == null ? Double.NaN : head.of(addend);
                }))
                .toList();
    }
}
