package io.github.ariadne4j.benchmarks.process;

import java.util.regex.Pattern;

/** The purpose of a JVM's thread, by the first 15 characters of its name, which the kernel keeps. The first match is used. */
public enum ThreadKind {
    JIT("JIT", "C[12] Compiler.*"),
    GC("GC", "GC Thread.*|G1 .*|VM Thread"),
    IO("ari-io", "ari-(io|loop).*"),
    EVENTS("events", "ari-events.*"),
    LISTENER("listener", "call-listener.*"),
    FLOW("flow", "call-flow.*"),
    CALLS("call threads", "call-.*"),
    LETTUCE("lettuce", "lettuce.*"),
    CDR("cdr", "cdr.*|limit-lookup.*"),
    OTHER("other threads", ".*");

    private final String title;
    private final Pattern names;

    ThreadKind(String title, String names) {
        this.title = title;
        this.names = Pattern.compile(names);
    }

    /** The name in a table. */
    public String title() {
        return title;
    }

    /** The kind of a thread with that name. */
    static ThreadKind of(String threadName) {
        for (ThreadKind kind : values()) {
            if (kind.names.matcher(threadName).matches()) {
                return kind;
            }
        }
        return OTHER;
    }
}
