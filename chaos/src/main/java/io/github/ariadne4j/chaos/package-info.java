/**
 * The entry package of {@code ./run chaos}. Open {@link io.github.ariadne4j.chaos.Chaos} first. Imports the packages below it;
 * everything runs on the main thread.
 */
@NullMarked
package io.github.ariadne4j.chaos;

import org.jspecify.annotations.NullMarked;
