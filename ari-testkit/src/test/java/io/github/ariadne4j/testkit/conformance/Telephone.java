package io.github.ariadne4j.testkit.conformance;

/** The caller of a script. A step that it cannot execute is a known difference. */
interface Telephone extends AutoCloseable {
    /** Executes the step that follows {@code caller} in the script, for example {@code presses 5}. */
    void obey(String order);

    /** Connects the other side with the one of another call of the same caller: an attended transfer. */
    void connect(Telephone second);

    @Override
    void close();
}
