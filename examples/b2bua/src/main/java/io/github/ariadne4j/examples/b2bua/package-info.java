/**
 * The reference application. Open {@link io.github.ariadne4j.examples.b2bua.Main} first, then {@code B2bua}, which wires
 * everything. Imports the doors of the library, {@code route} and {@code http}; nothing imports it. Runs on the main thread
 * until calls are taken.
 */
@NullMarked
package io.github.ariadne4j.examples.b2bua;

import org.jspecify.annotations.NullMarked;
