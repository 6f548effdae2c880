/**
 * Dialled numbers and registered contacts: untrusted text, parsed and validated. Open
 * {@link io.github.ariadne4j.callflow.address.DialledNumber} first. Imports nothing. Everything here is immutable and may be used
 * on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.address;

import org.jspecify.annotations.NullMarked;
