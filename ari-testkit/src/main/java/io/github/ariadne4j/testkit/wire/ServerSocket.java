package io.github.ariadne4j.testkit.wire;

/** The server's end of an event socket. May be used from any thread; never blocks. */
public interface ServerSocket {
    /** Sends a text frame; frames arrive in the order in which they were given. */
    void sendText(String text);

    /** Closes with a close frame. */
    void close(int status, String reason);

    /** Cuts the TCP connection. */
    void cut();

    /** From here on reads and sends nothing and answers no ping, while the connection stays open. */
    void fallSilent();

    /** From here on sends nothing; the next text frame is still served, and then the connection is cut. */
    void becomeZombie();
}
