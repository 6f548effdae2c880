/**
 * What every request to Asterisk shares: failures as one sealed family, the way it takes, and the stages of one that has
 * its own id. Open {@link io.github.ariadne4j.ari.request.AriException} first. Imports {@code ari.model}. Holds values only, which may be used on
 * any thread.
 */
@NullMarked
package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.NullMarked;
