package io.github.disentangle.ui.state;

import java.util.OptionalInt;

/// A node of the history: a state and how it came about.
///
/// @param id number of the step, from 0
/// @param parent the step it was made from; empty for the first
/// @param description of the command that led here
/// @param state after that command
public record Step(int id, OptionalInt parent, String description, WorkbenchState state) {}
