/**
 * The test kit of call flows. Open {@link io.github.ariadne4j.callflow.testkit.CallEngineExtension} first. Imports {@code ari}, the
 * packages {@code callflow}, {@code callflow.call}, {@code callflow.cdr}, {@code callflow.model}, {@code callflow.observer} and
 * {@code callflow.session}, {@code testkit}, {@code testkit.model},
 * {@code testkit.rest} and JUnit. All of it may be used from any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.testkit;

import org.jspecify.annotations.NullMarked;
