/**
 * The simulator as a program. Open {@link io.github.ariadne4j.testkit.standalone.Main} first. Imports the entry package of the test kit
 * and is imported by no other package. Runs on the main thread.
 */
@NullMarked
package io.github.ariadne4j.testkit.standalone;

import org.jspecify.annotations.NullMarked;
