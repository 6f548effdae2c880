/**
 * The entry point of ari-callflow: an engine that runs calls. Open {@link io.github.ariadne4j.callflow.CallEngine} first. Imports
 * all packages below; none of them imports it. Its types may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow;

import org.jspecify.annotations.NullMarked;
