package io.github.ariadne4j.testkit.conformance;

import java.util.List;

/** The files of scripts; the recorded behaviour of the real Asterisk is in a file of the same name. */
final class Groups {
    static final List<String> ALL = List.of(
            "calls",
            "originate",
            "media",
            "talking",
            "control",
            "dialplan",
            "refusals",
            "bridges",
            "socket",
            "transfers",
            "replacements",
            "intrusions",
            "ringback");

    private Groups() {}
}
