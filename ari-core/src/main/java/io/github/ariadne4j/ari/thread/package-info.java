/** Which threads are ours. Open {@link io.github.ariadne4j.ari.thread.EventThread}. Imports nothing. */
@NullMarked
package io.github.ariadne4j.ari.thread;

import org.jspecify.annotations.NullMarked;
