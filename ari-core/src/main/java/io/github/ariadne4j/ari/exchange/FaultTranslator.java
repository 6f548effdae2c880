package io.github.ariadne4j.ari.exchange;

import io.github.ariadne4j.ari.json.MalformedJsonException;
import io.github.ariadne4j.ari.json.ModelReader;
import io.github.ariadne4j.ari.request.AriConflictException;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriRejectedException;
import io.github.ariadne4j.ari.request.AriServerException;

/** Makes the right exception of an answer that is no success. */
public final class FaultTranslator {
    private FaultTranslator() {}

    /**
     * The exception. Its message says which module or version of Asterisk the request needs, where that is what the answer means.
     *
     * @param what what was asked, and of which id
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

    /** The request was carried out, and what came back is not what ARI promises. */
    public static AriException unreadable(String what, AriResponse response, MalformedJsonException why) {
        return new AriServerException(what + ": the answer cannot be read: " + why.getMessage(), response.status());
    }
}
