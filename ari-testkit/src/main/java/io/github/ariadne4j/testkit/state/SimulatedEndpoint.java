package io.github.ariadne4j.testkit.state;

/** An endpoint of the configuration; read and written under the loop's lock only. */
public final class SimulatedEndpoint {
    /** The channel technology, for example {@code PJSIP}. */
    public final String technology;

    final String resource;
    private String state;

    /** An endpoint in a state. */
    public SimulatedEndpoint(String technology, String resource, String state) {
        this.technology = technology;
        this.resource = resource;
        this.state = state;
    }

    /** {@code online}, {@code offline} or {@code unknown}. */
    String state() {
        return state;
    }

    /** Changes its state. */
    public void enter(String next) {
        state = next;
    }

    /** {@code technology/resource}. */
    public String id() {
        return technology + "/" + resource;
    }

    boolean carries(SimulatedChannel channel) {
        return channel.endpoint().equals(id());
    }
}
