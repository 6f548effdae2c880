package io.github.ariadne4j.examples.b2bua.status;

import java.util.List;

/** One thing that has to work. Asked on any thread; may take a while. */
public interface Check {
    /** What it is called if it does not come back; lower case with underscores. */
    String name();

    /** What is wrong; empty if nothing is. */
    List<Reason> reasons();
}
