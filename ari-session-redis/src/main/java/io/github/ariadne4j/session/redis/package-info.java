/**
 * Call sessions, counted limits and owners in Redis. Open {@link io.github.ariadne4j.session.redis.RedisCallStore}
 * first. Imports the ports of ari-callflow, and is the only package that imports Lettuce. Only connecting and closing
 * block; stages complete on Lettuce's threads.
 */
@NullMarked
package io.github.ariadne4j.session.redis;

import org.jspecify.annotations.NullMarked;
