package io.github.ariadne4j.ari.hep;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The settings of a {@link HepReceiver}. HEP is neither encrypted nor signed: the password and the SIP messages cross
 * the network unencrypted.
 *
 * @param address address and port to listen on, port 0 for a free one; {@code capture_address} of {@code hep.conf}. An
 *     address other than loopback requires a password
 * @param password {@code capture_password} of {@code hep.conf}; empty: none is required
 * @param mostPerSecond maximum number of datagrams decoded in a second; more are dropped and counted
 */
public record HepSettings(InetSocketAddress address, String password, int mostPerSecond) {
    /** 40,000 messages are set-up and end of some 3,000 calls. */
    private static final int MOST_PER_SECOND = 40_000;

    /**
     * @throws IllegalArgumentException if the address cannot be resolved, if it is not loopback and there is no
     *     password, or if the limit is not positive
     */
    public HepSettings {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("the host name " + address.getHostString() + " cannot be resolved");
        }
        if (!address.getAddress().isLoopbackAddress() && password.isBlank()) {
            throw new IllegalArgumentException("the address " + address.getHostString()
                    + " can be reached from other hosts, so a password is needed (capture_password in hep.conf)");
        }
        if (mostPerSecond < 1) {
            throw new IllegalArgumentException("mostPerSecond must be positive: " + mostPerSecond);
        }
    }

    /** On loopback, without a password; at most 40,000 datagrams a second. */
    public static HepSettings onLoopback(int port) {
        return at(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "");
    }

    /**
     * At this address, with a password, which only loopback does not require.
     *
     * @throws IllegalArgumentException if the address cannot be resolved, or a password is missing
     */
    public static HepSettings at(InetSocketAddress address, String password) {
        return new HepSettings(address, password, MOST_PER_SECOND);
    }

    /** The same with another limit of datagrams. */
    public HepSettings withMostPerSecond(int changed) {
        return new HepSettings(address, password, changed);
    }

    @Override
    public String toString() {
        return "HepSettings[address=" + address + ", password=***, mostPerSecond=" + mostPerSecond + "]";
    }
}
