/// Styles, icons, fonts, message bundles, the version, help and tour texts, and the locators that find them. Nothing
/// here decides anything.
@NullMarked
package io.github.disentangle.resources;

import org.jspecify.annotations.NullMarked;
