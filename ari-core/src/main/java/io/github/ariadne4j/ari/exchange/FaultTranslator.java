package io.github.ariadne4j.ari.exchange;

import io.github.ariadne4j.ari.json.MalformedJsonException;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriServerException;

/** Translates unsuccessful answers into exceptions. */
public final class FaultTranslator {
    private FaultTranslator() {}

    /**
     * The exception for an answer. If a module or a version of Asterisk is missing, the message names it.
     *
     * @param what the operation and the id
     * @param request the request
     * @param response Asterisk's answer
     */
    public static AriException translate(String what, AriRequest request, AriResponse response) {
        int status = response.status();
        String said = ModelReader.errorMessage(response.body());
        String reason = said.isEmpty() ? "(Asterisk gave no reason)" : said;
        String message = what + ": " + status + ' ' + reason + MissingModule.hint(request, status, said);
        return switch (status) {
            case 404 ->
                MissingModule.knowsResource(said)
                        ? new AriNotFoundException(message, status)
                        : new AriRejectedException(message, status);
            case 409, 412, 422 -> new AriConflictException(message, status);
            case 401, 403 ->
                new AriRejectedException(
                        message + "; check the ARI user and password, and that the user is not read-only", status);
            default ->
                status < 500 ? new AriRejectedException(message, status) : new AriServerException(message, status);
        };
    }

    /** The exception for a request that was carried out, with an answer that cannot be read. */
    public static AriException unreadable(String what, AriResponse response, MalformedJsonException why) {
        return new AriServerException(what + ": the answer cannot be read: " + why.getMessage(), response.status());
    }
}
