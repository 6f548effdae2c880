package io.github.ariadne4j.session.redis;

import io.lettuce.core.codec.Base16;
import java.nio.charset.StandardCharsets;

/**
 * A Lua script, which Redis runs atomically. It returns a number.
 *
 * @param text the script
 * @param digest its SHA-1, by which Redis caches it
 */
record Script(String text, String digest) {
    static Script of(String text) {
        return new Script(text, Base16.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
