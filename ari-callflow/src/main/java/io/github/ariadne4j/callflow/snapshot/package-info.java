/**
 * A call as text, as it is kept with its session: {@link io.github.ariadne4j.callflow.snapshot.CallSnapshot} writes a model and reads
 * it again. What an instance alone can know, as which requests are under way, is not in it. Imports {@code callflow.call},
 * {@code leg}, {@code bridge}, {@code plan} and {@code ari.model}. Any thread; long lists of calls are read off the loop.
 */
@NullMarked
package io.github.ariadne4j.callflow.snapshot;

import org.jspecify.annotations.NullMarked;
