/**
 * Types common to all requests: the sealed family of failures, the choice of transport, and staged requests. Open
 * {@link io.github.ariadne4j.ari.request.AriException} first. Imports {@code ari.model}. Contains values only, which
 * may be used on any thread.
 */
@NullMarked
package io.github.ariadne4j.ari.request;

import org.jspecify.annotations.NullMarked;
