package io.github.disentangle.ui.view.shell;

/// Something a person can do by name.
///
/// @param title what it does
/// @param keys how to do it without the palette; empty when there is no other way by keyboard
/// @param run does it
public record Action(String title, String keys, Runnable run) {}
