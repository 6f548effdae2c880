package io.github.ariadne4j.callflow.recorder.mask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.ariadne4j.ari.event.AriEvent;
import io.github.ariadne4j.ari.event.ChannelDtmfReceived;
import io.github.ariadne4j.ari.event.ChannelEvent;
import io.github.ariadne4j.ari.event.ChannelUserevent;
import io.github.ariadne4j.ari.event.ChannelVarset;
import io.github.ariadne4j.ari.event.StasisStart;
import io.github.ariadne4j.ari.model.Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Removes values that are never kept: digits, and values of fields named as passwords or similar. An object that can hold neither, which the type of an
 * event reports, is kept as it is without a look at its text.
 */
public final class Secrets {
    static final String HIDDEN = "***";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    /** Objects in which one field names the value in another one. */
    private static final List<String> NAMES = List.of("variable", "attribute", "name");

    private static final Pattern DIGITS_SENT = Pattern.compile("(?<=[?&](?:dtmf|digit|api_key)=)[^&\n]*");
    private static final String VARIABLE = "variable=";
    private static final Pattern VALUE = Pattern.compile("(?<=[?&]value=)[^&\n]*");
    /** Of {@code http://user:password@host}. */
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/@\\s]+@");

    private Secrets() {}

    public static EventJson event(AriEvent event, ByteBuffer json) {
        return new EventJson(mayHoldSecrets(event) ? hidden(json) : json);
    }

    private static boolean mayHoldSecrets(AriEvent event) {
        if (event instanceof ChannelDtmfReceived || event instanceof ChannelVarset) {
            return true;
        }
        if (event instanceof StasisStart start && hasSecrets(start.replaced())) {
            return true;
        }
        return event instanceof ChannelEvent about ? hasSecrets(about.channel()) : event instanceof ChannelUserevent;
    }

    private static boolean hasSecrets(@Nullable Channel channel) {
        Set<String> names = channel == null ? Set.of() : channel.variables().keySet();
        return !names.isEmpty() && names.stream().anyMatch(Secrets::isSecret);
    }

    private static ByteBuffer hidden(ByteBuffer json) {
        byte[] utf8 = new byte[json.remaining()];
        json.get(utf8);
        try {
            return ByteBuffer.wrap(MAPPER.writeValueAsBytes(hide(MAPPER.readTree(utf8))));
        } catch (IOException e) {
            return NOTHING;
        }
    }

    /** A request: one line, and its body in the next. */
    public static String request(String text) {
        int body = text.indexOf('\n');
        String line = body < 0 ? text : text.substring(0, body);
        return body < 0 ? line(line) : line(line) + '\n' + body(text.substring(body + 1));
    }

    /** Of most requests no parameter is looked at further than its name. */
    private static String line(String line) {
        boolean sendsDigits = false;
        boolean setsSecret = false;
        for (int at = line.indexOf('?') + 1; at > 0; at = line.indexOf('&', at) + 1) {
            sendsDigits |=
                    line.startsWith("dtmf=", at) || line.startsWith("digit=", at) || line.startsWith("api_key=", at);
            setsSecret |= line.startsWith(VARIABLE, at) && isSecret(parameter(line, at + VARIABLE.length()));
        }
        String kept = sendsDigits ? DIGITS_SENT.matcher(line).replaceAll(HIDDEN) : line;
        return setsSecret ? VALUE.matcher(kept).replaceAll(HIDDEN) : kept;
    }

    private static String parameter(String line, int from) {
        int end = line.indexOf('&', from);
        return line.substring(from, end < 0 ? line.length() : end);
    }

    private static String body(String json) {
        if (!SecretNames.isIn(json)) {
            return json;
        }
        try {
            return hide(MAPPER.readTree(json)).toString();
        } catch (JsonProcessingException e) {
            return HIDDEN;
        }
    }

    /** The message of a failure from a port or Asterisk. */
    public static String message(String text) {
        return text.contains("://") ? LOGIN.matcher(text).replaceAll(HIDDEN + '@') : text;
    }

    private static boolean isSecret(String name) {
        return name.equals("digit") || SecretNames.isIn(name);
    }

    private static JsonNode hide(JsonNode json) {
        if (json instanceof ObjectNode object) {
            String described = NAMES.stream()
                    .map(key -> object.path(key).asText())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("value");
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String name = field.getKey().equals("value") ? described : field.getKey();
                if (isSecret(name) && field.getValue().isValueNode()) {
                    field.setValue(TextNode.valueOf(HIDDEN));
                } else {
                    hide(field.getValue());
                }
            }
        } else {
            json.forEach(Secrets::hide);
        }
        return json;
    }
}
