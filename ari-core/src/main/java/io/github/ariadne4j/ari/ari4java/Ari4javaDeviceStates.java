package io.github.ariadne4j.ari.ari4java;

import static io.github.ariadne4j.ari.ari4java.http.RequestCapture.ignored;

import io.github.ariadne4j.ari.ari4java.http.Requests;
import io.github.ariadne4j.ari.endpoint.DeviceStates;
import io.github.ariadne4j.ari.json.AnswerReader;
import io.github.ariadne4j.ari.model.DeviceCondition;
import io.github.ariadne4j.ari.model.DeviceState;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Requests about device states, by ari4java's builders.
 *
 * @param requests builds and sends the requests
 */
record Ari4javaDeviceStates(Requests requests) implements DeviceStates {
    @Override
    public CompletionStage<List<DeviceState>> list() {
        return requests.query(
                "list device states", ari -> ari.deviceStates().list().execute(ignored()), AnswerReader::deviceStates);
    }

    @Override
    public CompletionStage<DeviceState> get(String device) {
        return requests.query(
                "get the state of device " + device,
                ari -> ari.deviceStates().get(device).execute(ignored()),
                AnswerReader::deviceState);
    }

    @Override
    public CompletionStage<Void> set(String device, DeviceCondition condition) {
        return requests.command(
                "set the state of device " + device,
                ari -> ari.deviceStates().update(device, condition.name()).execute(ignored()));
    }

    @Override
    public CompletionStage<Void> delete(String device) {
        return requests.command(
                "delete the state of device " + device,
                ari -> ari.deviceStates().delete(device).execute(ignored()));
    }
}
