/** {@code bin/b2bua} of the built distribution, on the simulator, with each JDK of this machine. */
@NullMarked
package io.github.ariadne4j.examples.b2bua.launcher;

import org.jspecify.annotations.NullMarked;
