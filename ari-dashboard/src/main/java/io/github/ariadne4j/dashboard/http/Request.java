package io.github.ariadne4j.dashboard.http;

import io.javalin.http.Context;
import java.util.Objects;

/** The parts of a request that pages need. Used on the thread of the request. */
public final class Request {
    private final Context context;

    Request(Context context) {
        this.context = context;
    }

    /** The decoded part of the path for this placeholder of the route. */
    public String part(String name) {
        return context.pathParam(name);
    }

    /** The parameter with this name, empty if it is missing. */
    public String parameter(String name) {
        return Objects.requireNonNullElse(context.queryParam(name), "");
    }

    /** The header with this name, empty if it is missing. */
    public String header(String name) {
        return Objects.requireNonNullElse(context.header(name), "");
    }

    /** The address of the client. */
    public String from() {
        return context.req().getRemoteAddr();
    }
}
