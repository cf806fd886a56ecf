package io.github.disentangle.ui.figure;

/// What a figure says above itself. Blank parts take no room: the workbench has its own headers, paper has not.
///
/// @param title what is shown
/// @param note what it is, and what it is not, in one line
public record Caption(String title, String note) {

    public static final Caption NONE = new Caption("", "");

    /// Room above the plot.
    double height(FigureTheme theme) {
        double height = (title.isBlank() ? 0 : theme.lineHeight(theme.title()))
                + (note.isBlank() ? 0 : theme.lineHeight(theme.note()));
        return height > 0 ? height + 6 : 0;
    }

    /// Room that shows both lines whole.
    double width(FigureTheme theme) {
        return Math.max(theme.width(title, theme.title()), theme.width(note, theme.note()));
    }

    void draw(Pen pen, Rect area, FigureTheme theme) {
        double y = area.y();
        if (!title.isBlank()) {
            pen.text(
                    theme.elide(title, area.width(), theme.title()),
                    area.x(),
                    y + theme.title().size(),
                    theme.title());
            y += theme.lineHeight(theme.title());
        }
        if (!note.isBlank()) {
            pen.text(
                    theme.elide(note, area.width(), theme.note()),
                    area.x(),
                    y + theme.note().size(),
                    theme.note());
        }
    }
}
