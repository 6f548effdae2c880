/** Pages of calls. */
@NullMarked
package io.github.ariadne4j.dashboard;

import org.jspecify.annotations.NullMarked;
