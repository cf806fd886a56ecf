package io.github.disentangle.ui.figure;

import io.github.disentangle.engine.tensor.Tensor;
import io.github.disentangle.ui.theme.Palette;
import java.util.HashMap;
import java.util.Map;

/// The coloured cells of one matrix, for any zoom. An image is made when it is first drawn and kept while the matrix is
/// panned and zoomed.
final class CellImages {

    private final Tensor values;
    private final ColourScale scale;
    private final Palette palette;
    private final Map<Integer, Raster> made = new HashMap<>();

    /// @param values `[row, column]`, neither axis empty when an image is asked for
    CellImages(Tensor values, ColourScale scale, Palette palette) {
        this.values = values;
        this.scale = scale;
        this.palette = palette;
    }

    /// As [CellImage#of].
    Raster at(int cellsPerPixel) {
        return made.computeIfAbsent(cellsPerPixel, side -> CellImage.of(values, scale, palette, side));
    }
}
