package io.github.ariadne4j.testkit.real;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A TCP port of 127.0.0.1 for a server that starts later, in this process or in another one. It is below the ports that Linux gives to sockets which
 * ask for none (net.ipv4.ip_local_port_range): tests that run at the same time do not get it until the server has it, nor while the server restarts.
 */
public final class UnusedPort {
    private static final int LOWEST = 15_000;
    private static final int FIRST_OF_LINUX = 32_768;

    private UnusedPort() {}

    /** Finds one. */
    public static int find() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, FIRST_OF_LINUX);
            if (isUnused(port)) {
                return port;
            }
        }
    }

    private static boolean isUnused(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
