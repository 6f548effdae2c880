package io.github.ariadne4j.callflow.flow;

import java.util.regex.Pattern;

/**
 * The name and version of the flow that a call began with. Written with the call, so that the next instance finds the same flow.
 *
 * @param name 1 to 64 of a-z, 0-9, dot, dash, underscore, beginning with a letter
 * @param version 1 or higher; a change of the order of a flow's verbs needs a new one
 */
public record FlowName(String name, int version) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");

    /** @throws IllegalArgumentException if the name or the version is not allowed */
    public FlowName {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a flow's name must be 1 to 64 of a-z, 0-9, dot, dash, underscore, and begin with a letter: "
                            + name);
        }
        if (version < 1) {
            throw new IllegalArgumentException("a flow's version must be 1 or higher, not " + version);
        }
    }

    @Override
    public String toString() {
        return name + '/' + version;
    }
}
