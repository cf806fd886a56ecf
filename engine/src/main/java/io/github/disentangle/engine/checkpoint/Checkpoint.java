package io.github.disentangle.engine.checkpoint;

import static io.github.disentangle.engine.checkpoint.CheckpointException.quoted;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An open checkpoint folder: configuration, weights where they lie on disk, and which heads they make.
///
/// Opening reads headers only and checks that the encoder is complete. Closing releases the files; a weight read
/// afterwards throws a [CheckpointException].
public final class Checkpoint implements AutoCloseable {

    private final Path folder;
    private final MappedFiles files;
    /// Whether the weights are those of the folder, not changed ones.
    private final boolean asStored;
    private final ModelConfig config;
    private final List<TensorInfo> stored;
    private final ModelTensors tensors;
    private final HeadDetection detection;
    private final List<HeadInfo> heads;
    private final HeadKind primaryHead;
    private final List<String> warnings;
    private final List<String> headWarnings;

    private Checkpoint(
            Path folder,
            MappedFiles files,
            boolean asStored,
            ModelConfig declared,
            List<TensorInfo> stored,
            ModelTensors tensors,
            List<String> warnings) {
        this.folder = folder;
        this.files = files;
        this.asStored = asStored;
        this.stored = stored;
        this.tensors = tensors;
        this.warnings = new ArrayList<>(warnings);
        if (declared.tieWordEmbeddings()) {
            tensors.tie(ExpectedTensors.WORDS, ExpectedTensors.DECODER);
            tensors.tie(ExpectedTensors.LEGACY_BIAS, ExpectedTensors.DECODER_BIAS);
        }
        this.config = withLabels(declared);
        checkEncoder();
        this.detection = new HeadDetection(config, tensors);
        this.heads = detection.heads();
        this.primaryHead = detection.primary(heads);
        this.headWarnings = headWarnings(detection.broken(heads));
    }

    /// Puts a checkpoint together from its parts.
    ///
    /// @param files owner of the tensors' memory
    /// @param stored all tensors of the weight files
    static Checkpoint of(
            Path folder, MappedFiles files, ModelConfig config, List<StoredTensor> stored, List<String> warnings) {
        var all = new ArrayList<>(warnings);
        if (Bitsandbytes.holdsEightBit(stored)) {
            all.add("The weights are 8-bit integers (LLM.int8); here they are multiplied in fp32 and inputs are not"
                    + " rounded, so results differ from bitsandbytes by about one percent.");
        }
        List<TensorInfo> infos = stored.stream().map(StoredTensor::info).toList();
        return new Checkpoint(folder, files, true, config, infos, ModelTensors.of(Bitsandbytes.resolve(stored)), all);
    }

    private void checkEncoder() {
        for (var spec : ExpectedTensors.base(config)) {
            tensors.misfit(spec).ifPresent(why -> {
                String method = quantisation()
                        .map(name -> "; its weights are quantised by " + quoted(name)
                                + ", of which only bitsandbytes can be read")
                        .orElse("");
                throw new CheckpointException(folder + " does not fit its config.json: " + why + method + ".");
            });
        }
    }

    private List<String> headWarnings(List<HeadInfo> broken) {
        var sentences = new ArrayList<String>();
        broken.forEach(head -> sentences.add(
                head.kind().architectureName() + " is named in config.json, but cannot be used: " + head.reason()));
        heads.stream()
                .filter(head -> head.usable() && !head.reason().isEmpty())
                .forEach(head -> sentences.add(head.reason()));
        return sentences;
    }

    /// A foreign quantisation method.
    private Optional<String> quantisation() {
        return new ConfigFields(config.json(), folder.resolve("config.json").toString())
                .object("quantization_config")
                .map(quantisation -> quantisation.get("quant_method"))
                .filter(method ->
                        method.isJsonPrimitive() && !method.getAsString().equals("bitsandbytes"))
                .map(method -> method.getAsString());
    }

    /// A configuration without labels takes as many as the classifier has outputs.
    private ModelConfig withLabels(ModelConfig declared) {
        StoredTensor classifier = tensors.find("classifier.weight").orElse(null);
        JsonObject json = declared.json();
        boolean silent = !json.has("id2label") && !json.has("num_labels");
        if (!silent || classifier == null || classifier.shape().length != 2) {
            return declared;
        }
        int outputs = classifier.shape()[0];
        boolean choice = outputs == 1 && !declared.architectures().contains(HeadKind.SEQUENCE.architectureName());
        if (outputs == declared.labelCount() || outputs > ConfigReader.MOST_LABELS || choice) {
            return declared;
        }
        warnings.add("config.json names no labels; the classifier has " + outputs
                + " outputs, which are called LABEL_0, LABEL_1 and so on.");
        json.addProperty("num_labels", outputs);
        return ModelConfig.of(json, folder.resolve("config.json").toString());
    }

    /// Opens a folder in the layout of Hugging Face.
    ///
    /// @throws CheckpointException when it is no such folder, any file of it is broken, or the encoder is
    /// incomplete
    public static Checkpoint open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CheckpointException(folder
                    + (Files.exists(folder)
                            ? " is a file: open the folder that holds config.json and the weights."
                            : " does not exist."));
        }
        Path configFile = folder.resolve("config.json");
        if (!Files.exists(configFile)) {
            throw new CheckpointException(folder + " is not a checkpoint folder: it has no config.json; expected"
                    + " config.json and model.safetensors or pytorch_model.bin"
                    + WeightFiles.lookalike(folder).orElse("") + ".");
        }
        var reader = ConfigReader.open(configFile);
        ModelConfig config = reader.config();
        var files = new MappedFiles();
        try {
            var weights = new WeightFiles(folder, files);
            List<StoredTensor> stored = weights.tensors();
            var warnings = new ArrayList<>(reader.warnings());
            warnings.addAll(weights.warnings());
            return of(folder, files, config, stored, warnings);
        } catch (RuntimeException e) {
            files.close();
            throw e;
        }
    }

    public Path folder() {
        return folder;
    }

    public ModelConfig config() {
        return config;
    }

    /// The tensor the model knows by this name: without the prefix `deberta.`, layer norms with `weight` and
    /// `bias`.
    public Optional<WeightTensor> find(String name) {
        return tensors.find(name).map(tensor -> tensor);
    }

    /// The tensor of this canonical name, which must have exactly this shape.
    ///
    /// @throws CheckpointException naming folder, tensor, expected and found shape
    public WeightTensor require(String name, int... shape) {
        tensors.misfit(new ExpectedTensors.Spec(name, shape)).ifPresent(why -> {
            throw new CheckpointException(folder + ": " + why + ".");
        });
        return find(name).orElseThrow();
    }

    /// Every tensor of the weight files, as stored, in their order.
    public List<TensorInfo> tensors() {
        return stored;
    }

    /// What the checkpoint offers for each head of the family, in the order of [HeadKind].
    public List<HeadInfo> heads() {
        return heads;
    }

    /// The head `architectures` names if it can be used, else the best that can, else [HeadKind#BARE].
    public HeadKind primaryHead() {
        return primaryHead;
    }

    /// Stored names of the tensors no usable head needs: leftovers of pre-training, tables the configuration
    /// switches off, twins of tied weights.
    public List<String> ignored() {
        Set<String> used = Stream.concat(
                        ExpectedTensors.base(config).stream(),
                        heads.stream().filter(HeadInfo::usable).flatMap(head -> specs(head.kind()).stream()))
                .map(spec -> tensors.find(spec.name()).orElseThrow().storedName())
                .collect(Collectors.toSet());
        return tensors.all().stream()
                .map(StoredTensor::storedName)
                .filter(name -> !used.contains(name))
                .distinct()
                .toList();
    }

    /// Number of parameters of the encoder with its primary head; tied and ignorable tensors do not count.
    public long parameters() {
        var specs = new ArrayList<>(ExpectedTensors.base(config));
        specs.addAll(specs(primaryHead));
        return specs.stream().mapToLong(spec -> StoredTensor.size(spec.shape())).sum();
    }

    /// The tensors a head is made of in this checkpoint.
    List<ExpectedTensors.Spec> specs(HeadKind kind) {
        return detection.specs(kind);
    }

    /// Sentences a user should know, among them the names of weights that turned out infinite or not a number in
    /// what was read so far.
    public List<String> warnings() {
        var all = new ArrayList<>(warnings);
        all.addAll(headWarnings);
        tensors.all().stream()
                .filter(StoredTensor::nonFiniteSeen)
                .forEach(tensor -> all.add(tensor + " holds values that are infinite or not a number."));
        return all;
    }

    /// Reads every weight once, on all processors, so that [#warnings()] names all that are infinite or not a
    /// number. Takes as long as reading the files from disk does.
    public void scan() {
        tensors.all().parallelStream().filter(StoredTensor::holdsWeights).forEach(StoredTensor::scan);
    }

    /// The same model for a vocabulary of another size. Rows are copied as far as they go; further rows of the
    /// word table are the mean of the old ones, further biases of the masked-language head are zero. The result
    /// reads the same files: closing either closes both.
    ///
    /// @param size pieces of the new vocabulary
    /// @param multipleOf the number of rows is rounded up to a multiple of this; 1 leaves it as it is
    /// @throws CheckpointException when there would be no row, or more than an `int` counts
    public Checkpoint resizeTokenEmbeddings(int size, int multipleOf) {
        long rows = multipleOf < 1 ? 0 : ((long) size + multipleOf - 1) / multipleOf * multipleOf;
        if (size < 1 || rows < 1 || rows > Integer.MAX_VALUE) {
            throw new CheckpointException(
                    "A vocabulary cannot have " + size + " pieces in multiples of " + multipleOf + ".");
        }
        JsonObject json = config.json();
        json.addProperty("vocab_size", rows);
        var resized = new VocabularyResizer(config.vocabSize(), (int) rows).resize(tensors);
        var infos = resized.all().stream().map(StoredTensor::info).toList();
        return new Checkpoint(
                folder,
                files,
                false,
                ModelConfig.of(json, folder.resolve("config.json").toString()),
                infos,
                resized,
                warnings);
    }

    /// The same model with some weights drawn at random: normally distributed, with the mean and standard deviation
    /// each tensor has. The result reads the same files: closing either closes both.
    ///
    /// @param which says of a tensor, by the name the model knows it by, whether it is drawn
    /// @param seed the same seed gives the same weights
    public Checkpoint randomised(Predicate<String> which, long seed) {
        var changed = tensors.map(tensor -> which.test(tensor.name()) && tensor.holdsWeights()
                ? tensor.replacedBy(RandomElements.like(tensor, seed))
                : tensor);
        var infos = changed.all().stream().map(StoredTensor::info).toList();
        return new Checkpoint(folder, files, false, config, infos, changed, warnings);
    }

    /// A twin to read weights from once, with files of its own to close. Empty when this one does not hold the
    /// weights as the folder does.
    ///
    /// @throws CheckpointException when the folder is no longer what it was
    public Optional<Checkpoint> reopened() {
        return asStored ? Optional.of(open(folder)) : Optional.empty();
    }

    /// Takes over what another opening of this folder noticed in the values it read.
    public void noteWhatWasRead(Checkpoint other) {
        other.tensors.all().stream()
                .filter(StoredTensor::nonFiniteSeen)
                .forEach(seen -> tensors.find(seen.name()).ifPresent(StoredTensor::noteNonFinite));
    }

    /// Saves the encoder with its primary head as a folder that the reference loads, too: `config.json`,
    /// `model.safetensors` (each weight in the element type it has, quantised ones as fp32) and the tokenizer's
    /// files as they are. What neither encoder nor head needs is left out, and so are tied weights.
    ///
    /// @param target a folder that does not exist yet or is empty
    /// @throws CheckpointException when it is not empty or cannot be written; nothing is left behind then
    public void save(Path target) {
        new CheckpointSaver(this).save(target);
    }

    /// Releases the files.
    @Override
    public void close() {
        files.close();
    }
}
