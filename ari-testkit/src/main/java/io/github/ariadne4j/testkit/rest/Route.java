package io.github.ariadne4j.testkit.rest;

/** Executes one operation. */
@FunctionalInterface
interface Route {
    RestResponse execute(Arguments arguments);

    /** An operation that answers 204. */
    static Route command(Command command) {
        return arguments -> {
            command.execute(arguments);
            return RestResponse.noContent();
        };
    }

    /** The execution of a command. */
    @FunctionalInterface
    interface Command {
        void execute(Arguments arguments);
    }
}
