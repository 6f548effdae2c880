package io.github.ariadne4j.session.redis;

import io.lettuce.core.codec.Base16;
import java.nio.charset.StandardCharsets;

/**
 * A Lua script, done by Redis in one step. Answers a number.
 *
 * @param text the script
 * @param digest what Redis knows it by once it has seen it
 */
record Script(String text, String digest) {
    static Script of(String text) {
        return new Script(text, Base16.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
