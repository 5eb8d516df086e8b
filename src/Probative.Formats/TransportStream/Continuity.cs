namespace Probative.Formats.TransportStream;

/// <summary>What a packet's counter says about the packets before it.</summary>
internal enum Continuity
{
    /// <summary>It follows the one before.</summary>
    Next,

    /// <summary>It is the one before again.</summary>
    Duplicate,

    /// <summary>Packets are missing between the two.</summary>
    Missing,
}
