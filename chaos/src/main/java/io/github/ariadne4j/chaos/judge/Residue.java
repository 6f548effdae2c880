package io.github.ariadne4j.chaos.judge;

import java.util.List;

/** The residue after the end of all calls: channels and bridges in Asterisk, keys in Redis, by name. */
public record Residue(List<String> channels, List<String> bridges, List<String> keys) {
    /** Whether there is none. */
    public boolean isEmpty() {
        return channels.isEmpty() && bridges.isEmpty() && keys.isEmpty();
    }
}
