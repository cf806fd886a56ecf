package io.github.disentangle.engine.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterventionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mute c2p",
                "mute p2c in layer 3",
                "scale c2c by 0.5 in head 3.5 keeping temperature",
                "scale c2c by 1.0E-4",
                "mute head 3.5",
                "scale head 0.11 by -2.0",
                "mute feed-forward 3",
                "scale feed-forward 0 by 0.25",
                "mute conv",
                "scale conv by 1.5",
                "scale relative-rows by 0.5",
                "cut 4>7 in head 3.5",
                "cut 4-9>0-3 in layer 6",
                "cut *>7",
                "cut distance -3..-1",
                "cut distance 1..128 in layer 0",
                "place token 4 at -9",
                "insert gap 3 after token 5",
                "order tokens 2,0,1",
                "shift positions by 5",
                "replace token 3 by 4000",
                "delete token 3",
                "hide token 3",
                "patch hidden_states.3 rows 0,2 with 2x3:AACAPwAAAEAAAEBAAAAAAAAAgL8AAADA",
                "patch blocks.1.attn.pattern.2 with 2x2:AACAPwAAAEAAAEBAAAAAAA==",
                "patch conv.out with 1x1:AACAPw=="
            })
    void aPhraseIsTheInverseOfPrinting(String phrase) {
        Intervention intervention = Intervention.parse(phrase);
        assertEquals(phrase, intervention.toString());
        assertEquals(intervention, Intervention.parse(intervention.toString()));
        assertEquals(intervention.hashCode(), Intervention.parse(phrase).hashCode());
    }

    @Test
    void whatIsBuiltFromPartsEqualsWhatIsParsed() {
        assertEquals(
                new ScaleTerm(Term.CONTENT_TO_CONTENT, 0.5f, Scope.ofHead(3, 5), true),
                Intervention.parse("scale c2c by 0.5 in head 3.5 keeping temperature"));
        assertEquals(
                new CutEdges(new Edges.Block(new Span(4, 9), Span.of(0)), Scope.MODEL),
                Intervention.parse("cut 4-9>0"));
        assertEquals(
                new Patch(
                        new HookPoint.HiddenState(3),
                        List.of(0, 2),
                        Tensor.matrix("position", "hidden", 2, 3, new float[] {1, 2, 3, 0, -1, -2})),
                Intervention.parse("patch hidden_states.3 rows 0,2 with 2x3:AACAPwAAAEAAAEBAAAAAAAAAgL8AAADA"));
        assertEquals(Intervention.parse("mute conv"), new ScaleBranch.ScaleConvolution(-0f));
        assertNotEquals(Intervention.parse("mute c2p"), Intervention.parse("mute p2c"));
    }

    @ParameterizedTest
    @CsvSource({
        "mute c2p, 0",
        "mute c2p in head 3.1, 3",
        "mute feed-forward 2, 2",
        "mute conv, 0",
        "cut 1>2 in layer 4, 4",
        "insert gap 2 after token 1, 0",
        "delete token 1, -1",
        "patch hidden_states.3 with 1x1:AACAPw==, 3"
    })
    void itTellsTheFirstLayerItTouches(String phrase, int layer) {
        Intervention intervention = Intervention.parse(phrase);
        assertEquals(layer, intervention.firstLayer());
        assertTrue(intervention.touches(layer));
        assertEquals(false, layer > Intervention.EMBEDDINGS && intervention.touches(layer - 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mute everything | \"mute everything\" is no intervention; interventions look like \"mute c2p in head 3.5\", \"scale c2c by 0.5\","
                        + " \"mute head 3.5\", \"mute feed-forward 3\", \"cut 4>7 in layer 6\", \"place token 4 at 9\", \"replace token 3 by 4000\".",
                "scale c2c by much | \"scale c2c by much\" holds a number or values that cannot be read.",
                "scale c2c by NaN | The factor NaN is no finite number.",
                "scale c2c | To mute takes no factor, to scale takes one, as in \"scale c2c by 0.5\".",
                "mute c2c by 0.5 | To mute takes no factor, to scale takes one, as in \"scale c2c by 0.5\".",
                "order tokens 0,1,1 | The order 0,1,1 is no permutation: it has to name each of the tokens 0 to 2 once.",
                "order tokens 0,3,1 | The order 0,3,1 is no permutation: it has to name each of the tokens 0 to 2 once.",
                "cut 4-2>1 | \"4-2\" is no range of tokens.",
                "cut distance 3..1 | \"distance 3..1\" holds no distance: the first has to be the smaller one.",
                "insert gap 99999999 after token 1 | The gap 99999999 is out of reach: it may be at most 1000000 away.",
                "patch hidden_states.3 with 2:AACAPwAAAEA= | The patch of hidden_states.3 has the shape 2 but needs one length for each of the axes"
                        + " position, hidden.",
                "patch hidden_states.3 with 1x2:AACAPw== | \"patch hidden_states.3 with 1x2:AACAPw==\" holds a number or values that cannot be read.",
                "patch hidden_states.3 with 1x1:AADAfw== | The patch of hidden_states.3 holds NaN, which is no finite number.",
                "patch blocks.3.nose with 1x1:AACAPw== | \"blocks.3.nose\" is no hook point; hook points look like hidden_states.0,"
                        + " blocks.3.attn.pattern, blocks.3.attn.pattern.5, blocks.3.mid, blocks.3.ffn.out or conv.out."
            })
    void whatIsNoInterventionIsRefusedInOneSentence(String phrase, String sentence) {
        assertEquals(
                sentence,
                assertThrows(InterventionException.class, () -> Intervention.parse(phrase))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hidden_states.0",
                "blocks.3.attn.q",
                "blocks.3.attn.k.5",
                "blocks.3.attn.v",
                "blocks.3.attn.c2c",
                "blocks.3.attn.c2p.0",
                "blocks.3.attn.p2c",
                "blocks.3.attn.scores",
                "blocks.11.attn.pattern",
                "blocks.3.attn.pattern.11",
                "blocks.3.attn.z",
                "blocks.3.attn.out",
                "blocks.3.mid",
                "blocks.3.ffn.pre",
                "blocks.3.ffn.act",
                "blocks.3.ffn.out",
                "conv.out"
            })
    void aKeyIsTheInverseOfPrinting(String key) {
        assertEquals(key, HookPoint.parse(key).toString());
        assertEquals(HookPoint.parse(key), HookPoint.parse(key));
    }
}
