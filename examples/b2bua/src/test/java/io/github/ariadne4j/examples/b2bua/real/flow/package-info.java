/** Flows and verbs on the real Asterisk, with an engine in the process of the test. */
@NullMarked
package io.github.ariadne4j.examples.b2bua.real.flow;

import org.jspecify.annotations.NullMarked;
