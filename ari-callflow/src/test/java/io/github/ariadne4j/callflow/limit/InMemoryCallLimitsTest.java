package io.github.ariadne4j.callflow.limit;

import java.time.Clock;

class InMemoryCallLimitsTest extends CallLimitsContract {
    @Override
    protected CallLimits limits(LimitLookup lookup) {
        return new InMemoryCallLimits(lookup, Clock.systemUTC());
    }
}
