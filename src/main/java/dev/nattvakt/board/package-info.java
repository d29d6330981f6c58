/// The board: one read-only page at `/` that shows every server, its verdict and a week of its
/// runs. [FleetCache] holds the last audit of the fleet and runs one audit at a time, [Page]
/// selects what one caller may see, [BoardResource] serves it. It uses `fleet` and cannot name a
/// write. Nothing on the page is loaded from elsewhere.
@org.jspecify.annotations.NullMarked
package dev.nattvakt.board;
