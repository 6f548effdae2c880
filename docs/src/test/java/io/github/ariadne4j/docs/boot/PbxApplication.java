package io.github.ariadne4j.docs.boot;

import io.github.ariadne4j.callflow.b2bua.DialAndBridge;
import io.github.ariadne4j.callflow.flow.CallFlow;
import io.github.ariadne4j.callflow.route.DialTarget;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class PbxApplication {
    public static void main(String[] args) {
        SpringApplication.run(PbxApplication.class, args);
    }

    @Bean
    CallFlow calls() {
        return new DialAndBridge(call -> DialTarget.pjsip("my-peer", call.dialled()));
    }
}
