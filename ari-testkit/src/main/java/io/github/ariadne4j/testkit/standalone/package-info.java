/**
 * The simulator as a program of its own. Open {@link io.github.ariadne4j.testkit.standalone.Main} first. Imports the door
 * of the test kit and is imported by no other package. Runs on the thread that starts it.
 */
@NullMarked
package io.github.ariadne4j.testkit.standalone;

import org.jspecify.annotations.NullMarked;
