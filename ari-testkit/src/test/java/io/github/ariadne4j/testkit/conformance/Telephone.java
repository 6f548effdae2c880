package io.github.ariadne4j.testkit.conformance;

/** The caller of a script, by what a script may tell it to do. What it cannot do is a known difference. */
interface Telephone extends AutoCloseable {
    /** Does what the script says after {@code caller}, for example {@code presses 5}. */
    void obey(String order);

    /** Connects the other side with the one of another call of the same caller: an attended transfer. */
    void connect(Telephone second);

    @Override
    void close();
}
