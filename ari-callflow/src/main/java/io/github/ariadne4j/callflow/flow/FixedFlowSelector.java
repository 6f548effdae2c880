package io.github.ariadne4j.callflow.flow;

import io.github.ariadne4j.callflow.call.IncomingCall;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Selects one flow for all calls.
 *
 * @param flow the flow
 * @param known other durable flows, for calls that began with them
 */
record FixedFlowSelector(CallFlow flow, List<DurableFlow> known) implements FlowSelector {
    FixedFlowSelector {
        Set<FlowName> names = new HashSet<>();
        durable(flow, known).map(DurableFlow::name).forEach(name -> {
            if (!names.add(name)) {
                throw new IllegalArgumentException(
                        "two durable flows are " + name + ": a changed flow needs a new version");
            }
        });
    }

    private static Stream<DurableFlow> durable(CallFlow flow, List<DurableFlow> known) {
        return Stream.concat(Stream.of(flow), known.stream())
                .filter(DurableFlow.class::isInstance)
                .map(DurableFlow.class::cast);
    }

    @Override
    public CallFlow flowFor(IncomingCall call) {
        return flow;
    }

    @Override
    public Optional<DurableFlow> flowNamed(FlowName name) {
        return durable(flow, known)
                .filter(durable -> durable.name().equals(name))
                .findFirst();
    }

    @Override
    public boolean mayBlock() {
        return false;
    }
}
