package dev.nattvakt;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;

/// Shares Jackson's buffers among all threads. By default each thread keeps its own, which a
/// virtual thread would use for one call only.
@Singleton
final class SharedBuffers implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setRecyclerPool(JsonRecyclerPools.sharedConcurrentDequePool());
    }
}
