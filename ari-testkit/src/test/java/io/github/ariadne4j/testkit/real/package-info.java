/**
 * A real Asterisk, started by the repository's scripts, for the integration tests of every module. Open
 * {@link io.github.ariadne4j.testkit.real.RealAsterisk} first.
 */
@NullMarked
package io.github.ariadne4j.testkit.real;

import org.jspecify.annotations.NullMarked;
