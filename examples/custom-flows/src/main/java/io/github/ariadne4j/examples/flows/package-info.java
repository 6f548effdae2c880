/**
 * Flows as another team would write them. Open {@link io.github.ariadne4j.examples.flows.WelcomeThenDial} first. Imports the
 * doors of ari-callflow and ari-core only. Flows run on a thread of their own, one per call, and may block.
 */
@NullMarked
package io.github.ariadne4j.examples.flows;

import org.jspecify.annotations.NullMarked;
