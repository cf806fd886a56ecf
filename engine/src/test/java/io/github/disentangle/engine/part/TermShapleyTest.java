package io.github.disentangle.engine.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.disentangle.engine.explain.Subject;
import io.github.disentangle.engine.explain.Subjects;
import io.github.disentangle.engine.hook.Intervention;
import io.github.disentangle.engine.hook.InterventionException;
import io.github.disentangle.engine.hook.ScaleTerm;
import io.github.disentangle.engine.hook.Scope;
import io.github.disentangle.engine.hook.Term;
import io.github.disentangle.engine.model.HeadAttention;
import io.github.disentangle.engine.model.Progress;
import io.github.disentangle.engine.part.TermShapley.Interaction;
import io.github.disentangle.engine.task.TaskInput.PairInput;
import io.github.disentangle.engine.task.TaskInput.TextInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TermShapleyTest {

    private static final List<Term> TERMS = List.of(Term.values());
    private static final String NOT_BAD = "I don't think this film is bad.";

    private static OpenSamples samples;

    @BeforeAll
    static void open() {
        samples = new OpenSamples();
    }

    @AfterAll
    static void close() {
        samples.close();
    }

    @Test
    void aShareIsTheMeanOverAllOrdersOfWhatATermAdds() {
        double[] values = new Random(7).doubles(8, -3, 5).toArray();
        var orders = List.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0));
        double[] expected = new double[3];
        for (List<Integer> order : orders) {
            int before = 0;
            for (int term : order) {
                expected[term] += (values[before | 1 << term] - values[before]) / orders.size();
                before |= 1 << term;
            }
        }

        TermShapley found = TermShapley.of(Scope.MODEL, false, TERMS, values);

        for (Term term : TERMS) {
            assertEquals(expected[term.ordinal()], found.share(term), 1e-12);
        }
        assertEquals(values[7] - values[0], total(found), 1e-12);
        assertEquals(0, found.residual(), 1e-12);
    }

    @Test
    void anInteractionIsWhatTermsDoOnlyTogether() {
        // 2 for c2c, 3 for c2p, 5 when both are there, 7 when all three are
        double[] values = new double[8];
        for (int set = 0; set < 8; set++) {
            values[set] = 1
                    + ((set & 1) != 0 ? 2 : 0)
                    + ((set & 2) != 0 ? 3 : 0)
                    + ((set & 3) == 3 ? 5 : 0)
                    + (set == 7 ? 7 : 0);
        }

        TermShapley found = TermShapley.of(Scope.MODEL, false, TERMS, values);

        assertEquals(
                Set.of(
                        new Interaction(Set.of(TERMS.get(0)), 2),
                        new Interaction(Set.of(TERMS.get(1)), 3),
                        new Interaction(Set.of(TERMS.get(2)), 0),
                        new Interaction(Set.of(TERMS.get(0), TERMS.get(1)), 5),
                        new Interaction(Set.of(TERMS.get(0), TERMS.get(2)), 0),
                        new Interaction(Set.of(TERMS.get(1), TERMS.get(2)), 0),
                        new Interaction(Set.copyOf(TERMS), 7)),
                Set.copyOf(found.interactions()));
        assertEquals(1, found.none());
        assertEquals(18, found.all());
        assertEquals(2 + 2.5 + 7 / 3.0, found.share(Term.CONTENT_TO_CONTENT), 1e-12);
    }

    static Stream<Arguments> scopes() {
        return Stream.of(Scope.MODEL, Scope.ofLayer(1), Scope.ofHead(0, 1))
                .flatMap(scope -> Stream.of(Arguments.of(scope, false), Arguments.of(scope, true)));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void sharesSumToWhatMutingAllTermsChanges(Scope scope, boolean keepTemperature) {
        Subject subject = samples.subject("nli", new PairInput("Nobody came.", "Peter came."), "contradiction");
        List<Intervention> muted = TERMS.stream()
                .<Intervention>map(term -> new ScaleTerm(term, 0, scope, keepTemperature))
                .toList();
        var run = subject.open().model().rerun(subject.run(), muted, Progress.NONE);
        double without = subject.values(List.of(run))[0];

        TermShapley found = TermShapley.of(subject, scope, keepTemperature, Progress.NONE);

        assertEquals(8, found.coalitions().size());
        assertEquals(subject.value(), found.all(), 1e-6);
        assertEquals(without, found.none(), 1e-6);
        assertEquals(
                found.all() - found.none(),
                found.shares().stream().mapToDouble(TermShapley.Share::value).sum(),
                1e-9);
        assertEquals(found.all() - found.none(), total(found), 1e-9);
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void withoutTermsAttentionIsUniformWhereTheyAreMuted(Scope scope, boolean keepTemperature) {
        Subject subject = samples.subject("sentiment", new TextInput(NOT_BAD), "POSITIVE");
        List<Intervention> muted = TERMS.stream()
                .<Intervention>map(term -> new ScaleTerm(term, 0, scope, keepTemperature))
                .toList();
        var run = subject.open().model().rerun(subject.run(), muted, Progress.NONE);
        int layer = Math.max(0, scope.layer());
        HeadAttention head = subject.open().model().attention(run, layer, Math.max(0, scope.head()));

        for (float probability : head.probability().data()) {
            assertEquals(1f / subject.length(), probability, 1e-6f);
        }
    }

    @Test
    void aModelWithoutATermHasFewerCoalitions(@TempDir Path folder) throws IOException {
        Path sample = Path.of("..", "samples", "models", "sentiment");
        try (var files = Files.list(sample)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path config = folder.resolve("config.json");
        JsonObject json = JsonParser.parseString(Files.readString(config)).getAsJsonObject();
        var terms = new JsonArray();
        terms.add("c2p");
        json.add("pos_att_type", terms);
        Files.writeString(config, json.toString());
        Subject subject =
                new Subjects(samples.open(folder)).of(new TextInput(NOT_BAD), Optional.of("POSITIVE"), Progress.NONE);

        TermShapley found = TermShapley.of(subject, Scope.MODEL, false, Progress.NONE);

        assertEquals(List.of(Term.CONTENT_TO_CONTENT, Term.CONTENT_TO_POSITION), found.terms());
        assertEquals(4, found.coalitions().size());
        assertEquals(0, found.residual(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> found.share(Term.POSITION_TO_CONTENT));
        var failure = assertThrows(
                InterventionException.class,
                () -> KnockOutMap.estimate(subject, Progress.NONE)
                        .verify(
                                subject,
                                List.of(ScaleTerm.mute(Term.POSITION_TO_CONTENT, Scope.ofHead(0, 0))),
                                Progress.NONE));
        assertEquals(
                "This model's attention has no p2c term: its scores are made of c2c and c2p.", failure.getMessage());
    }

    @Test
    void aHeadThatDoesNotExistIsTold() {
        Subject subject = samples.subject("sentiment", new TextInput(NOT_BAD), "POSITIVE");

        var failure = assertThrows(
                InterventionException.class, () -> TermShapley.of(subject, Scope.ofHead(0, 99), false, Progress.NONE));

        assertEquals(true, failure.getMessage().startsWith("There is no head 99: this model has heads 0 to "));
    }

    private static double total(TermShapley found) {
        return found.interactions().stream().mapToDouble(Interaction::value).sum();
    }
}
