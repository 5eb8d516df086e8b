using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;

namespace Probative.Web.Serving;

/// <summary>
/// How much one browser may hold of this machine: a few people work here at once, so that many connections,
/// circuits or large messages are somebody's mistake or mischief.
/// </summary>
internal static class ServerLimits
{
    public const int ConnectionsMax = 200;

    /// <summary>Bytes of a request that is no upload.</summary>
    public const long BodyMaxBytes = 1024 * 1024;

    /// <summary>Circuits kept for a browser that lost its connection.</summary>
    public const int CircuitsKeptMax = 50;

    /// <summary>Bytes of one message from a page: a selection of text fits, a file does not.</summary>
    public const long MessageMaxBytes = 64 * 1024;

    public static readonly TimeSpan CircuitsKeptFor = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan s_headersWithin = TimeSpan.FromSeconds(15);

    public static void Set(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
        kestrel.Limits.MaxConcurrentUpgradedConnections = ConnectionsMax;
        kestrel.Limits.MaxRequestBodySize = BodyMaxBytes;
        kestrel.Limits.RequestHeadersTimeout = s_headersWithin;
    }

    public static void Set(CircuitOptions circuits)
    {
        circuits.DisconnectedCircuitMaxRetained = CircuitsKeptMax;
        circuits.DisconnectedCircuitRetentionPeriod = CircuitsKeptFor;
        circuits.PersistedCircuitInMemoryMaxRetained = CircuitsKeptMax;
        circuits.PersistedCircuitInMemoryRetentionPeriod = CircuitsKeptFor;
    }

    public static void Set(HubOptions hub) => hub.MaximumReceiveMessageSize = MessageMaxBytes;
}
