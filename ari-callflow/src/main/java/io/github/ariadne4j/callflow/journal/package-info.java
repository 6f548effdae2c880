/**
 * The journal of a durable flow: its steps, as they are written with its call. Open {@link io.github.ariadne4j.callflow.journal.Journal} first. Imports
 * {@code callflow.call}, {@code verb}, {@code flow} and {@code ari.model}. Everything here is immutable and may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.journal;

import org.jspecify.annotations.NullMarked;
