package io.github.disentangle.ui.view.preferences;

import static io.github.disentangle.resources.Messages.text;

import io.github.disentangle.engine.kernel.WeightFormat;
import io.github.disentangle.engine.tokenizer.TokenizerMode;
import io.github.disentangle.ui.dialog.Dialogs;
import io.github.disentangle.ui.preference.Preferences;
import io.github.disentangle.ui.preference.Running;
import io.github.disentangle.ui.preference.ThemeChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// What can be wished, free of any control. Each wish counts at once; a reset can be taken back.
public final class PreferencesViewModel {

    private final ObjectProperty<Preferences> preferences;
    private final Dialogs dialogs;
    private final Path place;
    private final Supplier<String> kernelReason;
    private final ObjectProperty<Optional<Preferences>> beforeReset = new SimpleObjectProperty<>(Optional.empty());

    /// @param preferences changed here, saved elsewhere
    /// @param place where they are saved
    /// @param kernelReason why the engine computes as it does
    public PreferencesViewModel(
            ObjectProperty<Preferences> preferences, Dialogs dialogs, Path place, Supplier<String> kernelReason) {
        this.preferences = preferences;
        this.dialogs = dialogs;
        this.place = place;
        this.kernelReason = kernelReason;
    }

    ObservableValue<Preferences> preferences() {
        return preferences;
    }

    void theme(ThemeChoice choice) {
        wish(wishes -> wishes.withTheme(choice));
    }

    /// @param percent of the normal size of text
    void textSize(long percent) {
        wish(wishes -> wishes.withFontScale(percent / 100.0));
    }

    void reducedMotion(boolean reduced) {
        wish(wishes -> wishes.withReducedMotion(reduced));
    }

    void rowCentred(boolean centred) {
        wish(wishes -> wishes.withRowCentred(centred));
    }

    void hint(boolean shown) {
        wish(wishes -> wishes.withWelcomed(!shown));
    }

    /// Numbers of threads worth choosing; 0 stands for one per processor.
    List<Integer> threadChoices() {
        int present = preferences.get().running().threads();
        return IntStream.concat(
                        IntStream.rangeClosed(0, Runtime.getRuntime().availableProcessors()), IntStream.of(present))
                .distinct()
                .sorted()
                .boxed()
                .toList();
    }

    void threads(int count) {
        running(wishes -> wishes.withThreads(count));
    }

    void weights(WeightFormat format) {
        running(wishes -> wishes.withWeights(format));
    }

    /// Tokenizers to choose from; empty stands for what the model's folder offers.
    List<Optional<TokenizerMode>> tokenizerChoices() {
        return Stream.concat(
                        Stream.of(Optional.<TokenizerMode>empty()),
                        Stream.of(TokenizerMode.values()).map(Optional::of))
                .toList();
    }

    void tokenizer(Optional<TokenizerMode> mode) {
        running(wishes -> wishes.withTokenizer(mode));
    }

    /// Why the engine computes as it does; empty before the first model.
    String kernels() {
        return kernelReason.get();
    }

    /// Where the samples of the next start come from, in words.
    ObservableValue<String> samples() {
        return preferences.map(wishes -> wishes.samples()
                .map(folder -> text(
                        Files.isDirectory(folder.resolve("models"))
                                ? "preferences.samples.own"
                                : "preferences.samples.none",
                        folder))
                .orElseGet(() -> text("preferences.samples.bundled")));
    }

    void chooseSamples() {
        dialogs.chooseFolder(
                        text("preferences.samples.choose"),
                        preferences.get().samples().orElse(null))
                .ifPresent(folder -> wish(wishes -> wishes.withSamples(Optional.of(folder))));
    }

    void bundledSamples() {
        wish(wishes -> wishes.withSamples(Optional.empty()));
    }

    /// Where the wishes are saved.
    String place() {
        return text("preferences.place", place);
    }

    /// Everything as in the beginning.
    void reset() {
        beforeReset.set(Optional.of(preferences.get()));
        preferences.set(preferences.get().reset());
    }

    /// Whether a reset can be taken back: nothing else was wished since.
    ObservableValue<Boolean> resetDone() {
        return beforeReset.map(Optional::isPresent);
    }

    void takeResetBack() {
        beforeReset.get().ifPresent(preferences::set);
        beforeReset.set(Optional.empty());
    }

    private void running(UnaryOperator<Running> change) {
        wish(wishes -> wishes.withRunning(change.apply(wishes.running())));
    }

    private void wish(UnaryOperator<Preferences> change) {
        beforeReset.set(Optional.empty());
        preferences.set(change.apply(preferences.get()));
    }
}
