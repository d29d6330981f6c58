package dev.nattvakt;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;

/// Jackson keeps buffers for each thread, and a virtual thread serves one call only: here all
/// threads share them.
@Singleton
final class SharedBuffers implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setRecyclerPool(JsonRecyclerPools.sharedConcurrentDequePool());
    }
}
