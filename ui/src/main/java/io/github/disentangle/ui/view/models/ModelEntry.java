package io.github.disentangle.ui.view.models;

import java.nio.file.Path;

/// A model a person can open with one click.
///
/// @param name what it is called
/// @param about one line that says what it does or where it lies
/// @param folder its checkpoint folder
/// @param bundled whether it came with the program
public record ModelEntry(String name, String about, Path folder, boolean bundled) {}
