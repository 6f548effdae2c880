package io.github.ariadne4j.dashboard.http;

import io.javalin.http.Context;
import java.util.Objects;

/** What a request asks for: the part of it that pages need. Used on the thread of the request. */
public final class Request {
    private final Context context;

    Request(Context context) {
        this.context = context;
    }

    /** The part of the path in these braces of the route; decoded. */
    public String part(String name) {
        return context.pathParam(name);
    }

    /** The parameter with this name, empty if it is not there. */
    public String parameter(String name) {
        return Objects.requireNonNullElse(context.queryParam(name), "");
    }

    /** The header with this name, empty if it is not there. */
    public String header(String name) {
        return Objects.requireNonNullElse(context.header(name), "");
    }

    /** Where it comes from. */
    public String from() {
        return context.req().getRemoteAddr();
    }
}
