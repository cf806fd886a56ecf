package io.github.disentangle.ui.figure;

import static io.github.disentangle.resources.Messages.text;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All heads at once: layers downwards, heads across, a thumbnail each. Heads not computed yet are drawn as empty
/// frames, so an atlas can fill while a person watches.
///
/// @param layers one list per layer, one entry per head; null where not computed yet
/// @param terms what each head's attention owes to the terms; empty lists leave the strips out
/// @param legend colour scale of the thumbnails, unit and scope
public record AtlasFigure(
        Caption caption, List<List<@Nullable Thumbnail>> layers, List<List<@Nullable TermShares>> terms, Legend legend)
        implements Figure {

    public AtlasFigure {
        layers = copy(layers);
        terms = copy(terms);
    }

    /// Thumbnails only.
    public AtlasFigure(Caption caption, List<List<@Nullable Thumbnail>> layers, Legend legend) {
        this(caption, layers, List.of(), legend);
    }

    private static <T> List<List<@Nullable T>> copy(List<List<@Nullable T>> lists) {
        List<List<@Nullable T>> copy = new ArrayList<>();
        for (List<@Nullable T> list : lists) {
            copy.add(Collections.unmodifiableList(new ArrayList<>(list)));
        }
        return Collections.unmodifiableList(copy);
    }

    int layerCount() {
        return layers.size();
    }

    int headCount() {
        return layers.stream().mapToInt(List::size).max().orElse(0);
    }

    @Nullable
    Thumbnail thumbnail(int layer, int head) {
        List<@Nullable Thumbnail> heads = layers.get(layer);
        return head < heads.size() ? heads.get(head) : null;
    }

    @Nullable
    TermShares shares(int layer, int head) {
        return layer < terms.size() && head < terms.get(layer).size()
                ? terms.get(layer).get(head)
                : null;
    }

    /// The terms the model has, as far as a head is known.
    List<Addend> addends() {
        return terms.stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .findFirst()
                .map(TermShares::addends)
                .orElse(List.of());
    }

    @Override
    public String name() {
        return caption.title().isBlank() ? "atlas" : caption.title();
    }

    @Override
    public String summary() {
        long ready = layers.stream()
                .flatMap(List::stream)
                .filter(thumbnail -> thumbnail != null)
                .count();
        int all = layerCount() * headCount();
        return name() + ": " + layerCount() + " layers by " + headCount() + " heads"
                + (ready < all ? ", " + ready + " of " + all + " ready" : "");
    }

    @Override
    public Size preferredSize(FigureTheme theme) {
        double side = 56;
        return new Size(Math.max(420, 70 + side * headCount()), side * layerCount() + caption.height(theme) + 90);
    }

    @Override
    public Optional<Listing> listing() {
        var heads = new ArrayList<Target.Head>();
        for (int layer = 0; layer < layerCount(); layer++) {
            for (int head = 0; head < layers.get(layer).size(); head++) {
                if (thumbnail(layer, head) != null) {
                    heads.add(new Target.Head(layer, head));
                }
            }
        }
        var columns = new ArrayList<>(ofHeads(heads));
        columns.add(Listing.Column.ofNumbers(
                text("table.strongest", legend.unit()),
                line -> requireNonNull(thumbnail(
                                heads.get(line).layer(), heads.get(line).head()))
                        .peak()));
        columns.addAll(TermShares.columns(
                addends(),
                line -> shares(heads.get(line).layer(), heads.get(line).head())));
        return Optional.of(Listing.of(columns, heads));
    }

    /// Columns for the layer and the number of each head.
    static List<Listing.Column> ofHeads(List<Target.Head> heads) {
        return List.of(
                Listing.Column.ofNumbers(
                        text("table.layer"), line -> heads.get(line).layer()),
                Listing.Column.ofNumbers(
                        text("table.head"), line -> heads.get(line).head()));
    }

    @Override
    public FigureLayout layOut(Frame frame) {
        return new AtlasLayout(this, frame);
    }
}
