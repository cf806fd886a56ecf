package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Made-up numbers and tokens for pictures: the same on every run.
public final class Samples {

    public static final String[] SENTENCE = {
        "[CLS]", "▁This", "▁movie", "▁was", "▁not", "▁a", "▁master", "piece", ",", "▁yet", "▁I", "▁enjoy", "ed", "▁it",
        ".", "[SEP]"
    };

    public static final String[] MANY_SCRIPTS = {
        "[CLS]",
        "▁这部电影",
        "非常",
        "精彩",
        "▁映画",
        "はとても",
        "▁영화는",
        "▁재미있다",
        "▁الفيلم",
        "▁رائع",
        "▁הסרט",
        "▁फ़िल्म",
        "▁ภาพยนตร์",
        "▁😀🎉",
        "▁Donaudampfschifffahrtsgesellschaftskapitän",
        "\n",
        "▁",
        "[SEP]"
    };

    private Samples() {}

    public static TokenAxis axis(String title, String... pieces) {
        int[] special = new int[pieces.length];
        int[] words = new int[pieces.length];
        int[] segments = new int[pieces.length];
        int word = -1;
        int segment = 0;
        for (int index = 0; index < pieces.length; index++) {
            boolean added = pieces[index].startsWith("[");
            special[index] = added ? 1 : 0;
            word += added || pieces[index].startsWith("▁") || pieces[index].length() == 1 ? 1 : 0;
            words[index] = added ? -1 : word;
            segments[index] = added ? -1 : segment;
            segment += index > 0 && pieces[index].equals("[SEP]") ? 1 : 0;
        }
        return TokenAxis.ofPieces(title, pieces, special, words, segments);
    }

    public static TokenAxis many(String title, int count) {
        String[] words = {"▁the", "▁film", "▁is", "▁remark", "ably", "▁good", "▁and", "▁moving", ".", "▁Its"};
        String[] pieces = new String[count];
        for (int index = 0; index < count; index++) {
            pieces[index] = index == 0 ? "[CLS]" : index == count - 1 ? "[SEP]" : words[index % words.length];
        }
        return axis(title, pieces);
    }

    public static Tensor scores(int count, long seed) {
        Random random = new Random(seed);
        float[] data = new float[count * count];
        for (int query = 0; query < count; query++) {
            for (int key = 0; key < count; key++) {
                int distance = query - key;
                data[query * count + key] = (float) (2.6 * Math.exp(-Math.pow(distance - 1, 2) / 3)
                        + (key == count - 1 ? 1.2 : 0)
                        - 0.9 * Math.exp(-distance * distance / 18.0)
                        + 0.6 * random.nextGaussian());
            }
        }
        return matrix(count, data);
    }

    public static Tensor probabilities(int count, long seed) {
        return softmax(scores(count, seed));
    }

    private static Tensor softmax(Tensor scores) {
        int count = scores.shape()[0];
        float[] data = scores.data().clone();
        for (int query = 0; query < count; query++) {
            double sum = 0;
            for (int key = 0; key < count; key++) {
                sum += Math.exp(data[query * count + key]);
            }
            for (int key = 0; key < count; key++) {
                data[query * count + key] = (float) (Math.exp(data[query * count + key]) / sum);
            }
        }
        return matrix(count, data);
    }

    public static Tensor matrix(int count, float... data) {
        return Tensor.matrix("query", "key", count, count, data);
    }

    public static MatrixFigure probability(String... pieces) {
        Tensor values = probabilities(pieces.length, 7);
        return new MatrixFigure(
                new Caption("Layer 3, head 5: probability", "Where the head routes to, not why the model decides."),
                values,
                axis("query", pieces),
                axis("key", pieces),
                new Legend(ColourScale.fitting(List.of(values), false), "probability", "this head"));
    }

    public static HeadMapFigure headMap(int layers, int heads, int verified) {
        Random random = new Random(5);
        float[] data = new float[layers * heads];
        for (int index = 0; index < data.length; index++) {
            data[index] = (float) (random.nextGaussian() * Math.abs(random.nextGaussian()) * 0.4);
        }
        List<Target.Head> measured = new ArrayList<>();
        for (int index = 0; index < verified; index++) {
            measured.add(new Target.Head(index * 5 / heads % layers, index * 5 % heads));
        }
        Tensor values = Tensor.matrix("layer", "head", layers, heads, data);
        return new HeadMapFigure(
                Caption.NONE,
                values,
                measured,
                new Legend(
                        ColourScale.fitting(List.of(values), true), "change of the logit of POSITIVE", "all layers"));
    }

    public static TriangleFigure triangle(int layers, int heads) {
        Random random = new Random(8);
        List<TriangleFigure.Dot> dots = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                double first = random.nextDouble();
                double second = (1 - first) * random.nextDouble();
                dots.add(new TriangleFigure.Dot(new Target.Head(layer, head), new TermShares(shares(first, second))));
            }
        }
        return new TriangleFigure(
                Caption.NONE,
                List.of(Addend.CONTENT_TO_CONTENT, Addend.CONTENT_TO_POSITION, Addend.POSITION_TO_CONTENT),
                dots,
                layers,
                "shares of the change when a term is muted");
    }

    public static FlowFigure flow(int layers, double threshold, String... pieces) {
        int length = pieces.length;
        float[] nodes = new float[(layers + 1) * length];
        nodes[layers * length] = 1;
        List<Tensor> edges = new ArrayList<>();
        for (int layer = layers - 1; layer >= 0; layer--) {
            Tensor shares = probabilities(length, layer);
            float[] dealt = new float[length * length];
            for (int index = 0; index < dealt.length; index++) {
                boolean kept = index / length == index % length;
                float part = nodes[(layer + 1) * length + index / length]
                        * (0.4f * shares.data()[index] + (kept ? 0.6f : 0));
                dealt[index] = part;
                nodes[layer * length + index % length] += part;
            }
            edges.addFirst(matrix(length, dealt));
        }
        return new FlowFigure(
                Caption.NONE,
                Tensor.matrix("state", "token", layers + 1, length, nodes),
                edges,
                axis("token", pieces),
                TokenAxis.numbered("state", "layer ", layers + 1),
                threshold,
                new Legend(ColourScale.fitting(edges, false), "of what is read", "all layers"));
    }

    public static PathsFigure paths(int states, String... pieces) {
        Random random = new Random(3);
        float[] points = new float[states * pieces.length * 2];
        for (int index = 0; index < points.length; index++) {
            points[index] = (float) random.nextGaussian()
                    + (index >= 2 * pieces.length ? points[index - 2 * pieces.length] : 0);
        }
        return new PathsFigure(
                Caption.NONE,
                new Tensor(List.of("state", "token", "component"), new int[] {states, pieces.length, 2}, points),
                axis("token", pieces),
                TokenAxis.numbered("state", "state ", states),
                "first component, 41 % of the variance",
                "second component, 17 %");
    }

    public static LinkedFigure states(String... pieces) {
        float[] data = new float[4 * pieces.length];
        for (int index = 0; index < data.length; index++) {
            data[index] = 10 + index % 7;
        }
        Tensor values = Tensor.matrix("state", "token", 4, pieces.length, data);
        return new LinkedFigure(
                new MatrixFigure(
                        Caption.NONE,
                        values,
                        TokenAxis.numbered("state", "layer ", 4),
                        axis("token", pieces),
                        new Legend(ColourScale.fitting(List.of(values), false), "length", "all layers"),
                        MatrixFigure.Reading.TOGETHER),
                Meaning.states());
    }

    public static MatrixFigure score(int count) {
        Tensor values = scores(count, 11);
        return new MatrixFigure(
                new Caption("Layer 3, head 5: score", ""),
                values,
                many("query", count),
                many("key", count),
                new Legend(ColourScale.fitting(List.of(values), true), "score (logits)", "this head"));
    }

    public static TermsFigure terms(boolean rowCentred, int addends, String... pieces) {
        int count = pieces.length;
        List<TermsFigure.Term> terms = new ArrayList<>();
        float[] sum = new float[count * count];
        for (int term = 0; term < addends; term++) {
            float[] data =
                    term == 0 ? scores(count, 3).data() : position(count, term).data();
            for (int index = 0; index < sum.length; index++) {
                sum[index] += data[index];
            }
            terms.add(new TermsFigure.Term(Addend.values()[term], matrix(count, data)));
        }
        return new TermsFigure(
                new Caption(
                        "Layer 3, head 5: what adds up to its scores",
                        "Terms explain where the head looks (routing), not what it does to the answer."),
                terms,
                matrix(count, sum),
                softmax(matrix(count, sum)),
                axis("query", pieces),
                axis("key", pieces),
                rowCentred);
    }

    private static Tensor position(int count, int kind) {
        float[] data = new float[count * count];
        Random random = new Random(kind);
        for (int query = 0; query < count; query++) {
            for (int key = 0; key < count; key++) {
                int distance = query - key;
                data[query * count + key] = (float)
                        (1.4 * Math.exp(-Math.pow(distance - kind, 2) / 6) - 0.3 * kind + 0.2 * random.nextGaussian());
            }
        }
        return matrix(count, data);
    }

    public static HeadFigure head(double threshold, String... pieces) {
        Tensor values = probabilities(pieces.length, 7);
        return new HeadFigure(
                new Caption("Layer 3, head 5", ""),
                values,
                axis("query", pieces),
                axis("key", pieces),
                HeadFigure.Filter.atLeast(threshold),
                new Legend(ColourScale.fitting(List.of(values), false), "probability", "this head"));
    }

    public static HeadFigure longHead(int count) {
        Tensor values = probabilities(count, 9);
        return new HeadFigure(
                Caption.NONE,
                values,
                many("query", count),
                many("key", count),
                HeadFigure.Filter.ALL,
                new Legend(ColourScale.fitting(List.of(values), false), "probability", "this head"));
    }

    private static Map<Addend, Double> shares(double content, double position) {
        return Map.of(
                Addend.CONTENT_TO_CONTENT, content,
                Addend.CONTENT_TO_POSITION, position,
                Addend.POSITION_TO_CONTENT, 1 - content - position);
    }

    public static AtlasFigure atlas(int layers, int heads, int tokens, boolean terms, int ready) {
        List<List<Thumbnail>> thumbnails = new ArrayList<>();
        List<List<TermShares>> shares = new ArrayList<>();
        Random random = new Random(5);
        for (int layer = 0; layer < layers; layer++) {
            List<Thumbnail> row = new ArrayList<>();
            List<TermShares> rowShares = new ArrayList<>();
            for (int head = 0; head < heads; head++) {
                boolean done = layer * heads + head < ready;
                row.add(done ? Thumbnail.of(probabilities(tokens, layer * 31L + head)) : null);
                double content = random.nextDouble();
                double position = (1 - content) * random.nextDouble();
                rowShares.add(done ? new TermShares(shares(content, position)) : null);
            }
            thumbnails.add(row);
            shares.add(rowShares);
        }
        return new AtlasFigure(
                new Caption("All heads: probability", ""),
                thumbnails,
                terms ? shares : List.of(),
                new Legend(ColourScale.sequential(0.5), "probability", "whole model"));
    }

    public static BarsFigure prediction() {
        return new BarsFigure(
                Caption.NONE,
                List.of(
                        new BarsFigure.Bar("positive", 0.872)
                                .strongest()
                                .after(0.61)
                                .against(0.55),
                        new BarsFigure.Bar("neutral", 0.0931).after(0.2).against(0.3),
                        new BarsFigure.Bar("negative", 0.0349).after(0.19).against(0.15)),
                "probability",
                BarsFigure.Form.SHARE);
    }

    public static BarsFigure shapley() {
        return new BarsFigure(
                new Caption("Exact term Shapley", "Change of the logit of positive; interactions below."),
                List.of(
                        new BarsFigure.Bar("c2c", 1.92).toned(Tone.CONTENT_TO_CONTENT),
                        new BarsFigure.Bar("c2p", -0.34).toned(Tone.CONTENT_TO_POSITION),
                        new BarsFigure.Bar("p2c", 0.21).toned(Tone.POSITION_TO_CONTENT),
                        new BarsFigure.Bar("c2c × c2p", 0.06),
                        new BarsFigure.Bar("c2p × p2c", -0.11)),
                "logit",
                BarsFigure.Form.SIGNED);
    }

    public static TextFigure evidence(boolean values, String... pieces) {
        float[] data = new float[pieces.length];
        Random random = new Random(2);
        double sum = 0;
        for (int index = 0; index < data.length; index++) {
            data[index] = (float) (random.nextGaussian() * (pieces[index].startsWith("[") ? 0.05 : 0.5));
            sum += data[index];
        }
        Tensor tensor = Tensor.vector("token", data);
        return new TextFigure(
                new Caption("Evidence for positive", "DecompX contributions: they add up to the logit."),
                axis("token", pieces),
                tensor,
                new Legend(ColourScale.fitting(List.of(tensor), true), "contribution to the logit", "this text"),
                values,
                new Completeness(sum, sum + 1e-6, "logit"));
    }

    public static WaterfallFigure waterfall() {
        List<WaterfallFigure.Step> steps = new ArrayList<>();
        Random random = new Random(8);
        double sum = 0.2;
        for (String piece : SENTENCE) {
            double value = random.nextGaussian() * 0.6;
            sum += value;
            steps.add(new WaterfallFigure.Step(
                    TokenLabel.ofPiece(piece, piece.startsWith("["), 0, 0).text(), value));
        }
        return new WaterfallFigure(
                new Caption("Where the logit comes from", ""),
                "bias",
                0.2,
                steps,
                "positive",
                "logit",
                new Completeness(sum, sum, "logit"));
    }

    public static CurveFigure depth(int layers) {
        float[] numbers = new float[layers];
        float[] shares = new float[layers];
        for (int layer = 0; layer < layers; layer++) {
            numbers[layer] = layer;
            shares[layer] = 1f / (layer + 1);
        }
        return new CurveFigure(
                Caption.NONE,
                CurveFigure.Axis.counted("layer"),
                CurveFigure.Axis.fromZero("share"),
                List.of(new CurveFigure.Series(
                        "c2c",
                        Tone.CONTENT_TO_CONTENT,
                        Tensor.vector("layer", numbers),
                        Tensor.vector("layer", shares))),
                List.of());
    }

    public static CurveFigure kernel() {
        int reach = 512;
        float[] x = new float[2 * reach + 1];
        float[] kernel = new float[x.length];
        float[] low = new float[x.length];
        float[] high = new float[x.length];
        float[] other = new float[x.length];
        for (int index = 0; index < x.length; index++) {
            double distance = index - reach;
            x[index] = (float) distance;
            kernel[index] =
                    (float) (1.8 * Math.exp(-Math.pow(distance - 1, 2) / 6) - 0.5 * Math.log1p(Math.abs(distance)) / 6);
            other[index] = (float) (0.9 * Math.exp(-Math.pow(distance + 2, 2) / 40) - 0.2);
            low[index] = kernel[index] - 0.3f;
            high[index] = kernel[index] + 0.4f;
        }
        Tensor distances = Tensor.vector("distance", x);
        return new CurveFigure(
                new Caption("Layer 3, head 5: what position alone does", ""),
                CurveFigure.Axis.logarithmicBeyond("signed distance δ = query − key", 128),
                CurveFigure.Axis.fromZero("score"),
                List.of(
                        new CurveFigure.Series(
                                "p2c", Tone.POSITION_TO_CONTENT, distances, Tensor.vector("distance", other)),
                        new CurveFigure.Series("kernel", Tone.STRONG, distances, Tensor.vector("distance", kernel))),
                List.of(new CurveFigure.Band(
                        "c2p, 80 % of tokens",
                        Tone.CONTENT_TO_POSITION,
                        distances,
                        Tensor.vector("distance", low),
                        Tensor.vector("distance", high))));
    }

    public static CurveFigure deletion() {
        int steps = 11;
        float[] x = new float[steps];
        float[] ours = new float[steps];
        float[] low = new float[steps];
        float[] high = new float[steps];
        for (int index = 0; index < steps; index++) {
            x[index] = index / 10f;
            ours[index] = (float) (0.92 * Math.exp(-4 * x[index]) + 0.04);
            low[index] = 0.9f - 0.8f * x[index];
            high[index] = Math.min(0.95f, 1.02f - 0.7f * x[index]);
        }
        Tensor share = Tensor.vector("step", x);
        return new CurveFigure(
                Caption.NONE,
                CurveFigure.Axis.linear("share of tokens deleted, most important first"),
                CurveFigure.Axis.fromZero("probability of positive"),
                List.of(new CurveFigure.Series("DecompX", Tone.NEUTRAL, share, Tensor.vector("step", ours))),
                List.of(new CurveFigure.Band(
                        "random orders", Tone.PRIOR, share, Tensor.vector("step", low), Tensor.vector("step", high))));
    }

    public static Tensor zeros(int count) {
        float[] data = new float[count * count];
        Arrays.fill(data, 0);
        return matrix(count, data);
    }
}
